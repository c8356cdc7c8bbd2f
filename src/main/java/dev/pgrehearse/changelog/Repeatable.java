package dev.pgrehearse.changelog;

import dev.pgrehearse.sql.SqlStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements that come to the same when the next update runs them once more. */
final class Repeatable {

  private static final Pattern BY_ITSELF =
      Pattern.compile(
          "^(?:drop .* if exists |create or replace |create (?!.* concurrently ).* if not exists "
              + "|alter type \\S+ add value if not exists |comment on |grant |revoke "
              + "|(?:analyze|vacuum|reindex|refresh|cluster|truncate)\\b"
              + "|alter (?:table|index|materialized view) (?:if exists )?(?:only )?\\S+ "
              + "(?:validate constraint|cluster on|(?:re)?set \\(|set (?:un)?logged"
              + "|add column if not exists|alter (?:column )?\\S+ (?:set|drop)) [^,]*$)");

  private static final String KIND =
      "(aggregate|function|index|materialized view|policy|procedure|sequence|table|trigger|type|view)";

  private static final Pattern DROPPED =
      Pattern.compile("^drop " + KIND + " (?:concurrently )?if exists (\\S+)");

  private static final Pattern MADE =
      Pattern.compile("^create (?:constraint |unique )?" + KIND + " (?:concurrently )?(\\S+)");

  private Repeatable() {}

  /**
   * Whether all of them are, but for the last, which is run again only where it was not run; what
   * is dropped if it exists may be made again.
   */
  static boolean upToTheLast(List<SqlStatement> statements) {
    Set<String> dropped = new HashSet<>();
    for (SqlStatement statement : statements.subList(0, Math.max(0, statements.size() - 1))) {
      Matcher made = MADE.matcher(statement.normal());
      boolean isMadeAnew = made.find() && dropped.contains(made.group(1) + " " + made.group(2));
      if (!isMadeAnew && !BY_ITSELF.matcher(statement.normal()).find()) {
        return false;
      }
      Matcher drop = DROPPED.matcher(statement.normal());
      if (drop.find()) {
        dropped.add(drop.group(1) + " " + drop.group(2));
      }
    }
    return true;
  }
}
