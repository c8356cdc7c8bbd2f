package dev.pgrehearse.changelog;

import dev.pgrehearse.sql.SqlStatement;
import dev.pgrehearse.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement sets for the rest of the session.
 *
 * @param name as Postgres names it in {@code reset}
 * @param local the same for the transaction only, in words where it is no SQL
 */
record Setting(String name, String local) {

  private static final String IN_WORDS =
      "write 'set local' for 'set': it then holds for this changeset only";

  private static final Pattern SET =
      Pattern.compile(
          "^set (?:session (?!authorization|characteristics))?+"
              + "(?!local |constraints |transaction |session characteristics )"
              + "(session authorization|time zone|xml option|[\\w.]+)(?: (?:= |to )?(.*))?");

  private static final Pattern PREFIX =
      Pattern.compile("(?i)set\\s+(?:session\\s+(?!authorization))?+");

  /**
   * What reaches no later changeset, or no harm: Liquibase 4.33 sets the search path before each,
   * the driver takes no other encoding, a seed is for who asks for numbers.
   */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("search_path", "schema", "client_encoding", "names", "seed", "client_min_messages");

  /** What Postgres has by itself, which dumps set all the same. */
  private static final Map<String, String> AS_BEFORE =
      Map.of(
          "statement_timeout", "0",
          "lock_timeout", "0",
          "idle_in_transaction_session_timeout", "0",
          "transaction_timeout", "0",
          "standard_conforming_strings", "on",
          "xml option", "content",
          "xmloption", "content",
          "default_tablespace", "",
          "default_table_access_method", "heap",
          "default_with_oids", "false");

  /** The mend, as it is written in a file of that format. */
  String local(ChangelogFormat format) {
    return local.startsWith("set local ") ? format.sql(List.of(local)) : local;
  }

  /**
   * @param text the statement as it is written
   */
  static Optional<Setting> of(SqlStatement statement, String text) {
    Optional<List<SqlToken>> tokens = SqlStatement.cut(text).stream().findFirst();
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    if (statement.normal().startsWith("select ")) {
      return configured(tokens.get(), text);
    }
    Matcher set = SET.matcher(statement.normal());
    if (!set.matches() || isHarmless(set.group(1), value(set.group(2), tokens.get(), text))) {
      return Optional.empty();
    }
    String written = written(tokens.get(), text);
    return Optional.of(
        new Setting(
            set.group(1).equals("xml option") ? "xmloption" : set.group(1),
            written.contains("${") || written.contains("\n")
                ? IN_WORDS
                : "set local " + PREFIX.matcher(written).replaceFirst("") + ";"));
  }

  private static boolean isHarmless(String name, String value) {
    return WITHOUT_EFFECT.contains(name)
        || value.equals("default")
        || value.equals(AS_BEFORE.get(name));
  }

  private static String value(String normal, List<SqlToken> tokens, String text) {
    return normal != null && (normal.equals("''") || normal.equals("$$"))
        ? literal(tokens.get(tokens.size() - 1).of(text))
        : String.valueOf(normal);
  }

  private static String literal(String quoted) {
    return quoted.length() > 1 && quoted.startsWith("'")
        ? quoted.substring(1, quoted.length() - 1).toLowerCase(Locale.ROOT)
        : quoted;
  }

  private static String written(List<SqlToken> tokens, String text) {
    return text.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
  }

  /** {@code select set_config('x', 'y', false)}. */
  private static Optional<Setting> configured(List<SqlToken> tokens, String text) {
    for (int i = 0; i + 2 < tokens.size(); i++) {
      SqlToken name = tokens.get(i + 2);
      if (tokens.get(i).of(text).equalsIgnoreCase("set_config")
          && name.kind() == SqlToken.Kind.STRING
          && endsWithFalse(tokens.subList(i + 1, tokens.size()), text)) {
        String setting = literal(name.of(text));
        return isHarmless(
                setting, value("''", tokens.subList(0, Math.min(i + 5, tokens.size())), text))
            ? Optional.empty()
            : Optional.of(
                new Setting(
                    setting,
                    "let set_config end with true: it then holds for this changeset only"));
      }
    }
    return Optional.empty();
  }

  private static boolean endsWithFalse(List<SqlToken> arguments, String text) {
    int depth = 0;
    for (int i = 0; i < arguments.size(); i++) {
      String token = arguments.get(i).of(text);
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
      if (depth == 0) {
        return i > 0 && arguments.get(i - 1).of(text).equalsIgnoreCase("false");
      }
    }
    return false;
  }
}
