package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.sql.SqlStatement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.change.Change;

/** if-not-exists-hides-drift: "already there" is taken for "as written here". */
final class IfNotExistsRule implements LintRule.OfChangeset {

  private static final String RULE = "if-not-exists-hides-drift";
  private static final Pattern CONCURRENT =
      Pattern.compile("^create (unique )?index concurrently if not exists (\\S+)");
  private static final Pattern OTHER =
      Pattern.compile(
          "^create (?:unlogged |unique |materialized )*(table|index|view|sequence) if not exists"
              + " (\\S+)|^alter table .*\\badd (column) if not exists (\\S+)");

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    return changeset.forward().stream()
        .flatMap(
            sql ->
                sql.statements().stream().flatMap(statement -> check(changeset, sql, statement)));
  }

  private static Stream<Finding> check(
      LintedChangeset changeset, SqlText sql, SqlStatement statement) {
    Matcher concurrent = CONCURRENT.matcher(statement.normal());
    if (concurrent.find()) {
      String index = concurrent.group(2);
      return Stream.of(
          changeset
              .error(
                  RULE,
                  sql.at(statement),
                  "when an earlier try failed, the index "
                      + index
                      + " is there and INVALID: this says OK, and it stays invalid",
                  ChangelogFormat.of(sql.file())
                          .sql(List.of("drop index concurrently if exists " + index + ";"))
                      + " in a changeset before it, and no 'if not exists' here")
              .about(index));
    }
    Matcher other = OTHER.matcher(statement.normal());
    if (!other.find()) {
      return Stream.empty();
    }
    String kind = other.group(1) == null ? other.group(3) : other.group(1);
    String name = other.group(2) == null ? other.group(4) : other.group(2);
    String fix =
        "remove 'if not exists', and stop with a precondition when the "
            + kind
            + " is already there";
    String stays = "if an older " + kind + " " + name + " is there it stays as it is";
    Finding finding =
        drops(changeset, kind, name)
            ? changeset.warning(
                RULE,
                sql.at(statement),
                stays + ", and the rollback drops what this changeset did not make",
                fix)
            : changeset.info(RULE, sql.at(statement), stays + ", whatever it looks like", fix);
    return Stream.of(finding.about(name));
  }

  private static boolean drops(LintedChangeset changeset, String kind, String name) {
    Pattern drop =
        Pattern.compile(
            "\\bdrop (?:materialized )?"
                + kind
                + " (?:concurrently )?(?:if exists )?(?:[^;]*, )?"
                + Pattern.quote(name)
                + "(?![\\w.])");
    return changeset.rollback().stream()
            .flatMap(rollback -> rollback.statements().stream())
            .anyMatch(statement -> drop.matcher(statement.normal()).find())
        || changeset.rollbackChanges().stream()
            .anyMatch(change -> dropped(change).equals(kind + " " + name));
  }

  private static String dropped(Change change) {
    return switch (change.getSerializedObjectName()) {
      case "dropTable" -> "table " + change.getSerializableFieldValue("tableName");
      case "dropIndex" -> "index " + change.getSerializableFieldValue("indexName");
      case "dropView" -> "view " + change.getSerializableFieldValue("viewName");
      case "dropSequence" -> "sequence " + change.getSerializableFieldValue("sequenceName");
      case "dropColumn" -> "column " + change.getSerializableFieldValue("columnName");
      default -> "";
    };
  }
}
