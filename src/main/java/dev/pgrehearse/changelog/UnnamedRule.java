package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.core.AddUniqueConstraintChange;
import liquibase.change.core.CreateIndexChange;

/** unnamed-constraint: Liquibase's own way back of what has no name drops a thing called null. */
final class UnnamedRule implements LintRule.OfChangeset {

  private static final Pattern NULL =
      Pattern.compile("\\bdrop (?:constraint|index)(?: [\\w\"]+\\.)? ?null\\b");

  private static final int LONGEST_NAME = 63;

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    return changeset.parsed().getRollback().getChanges().isEmpty()
        ? changeset.changes().stream().flatMap(change -> check(changeset, change))
        : Stream.empty();
  }

  private static Stream<Finding> check(LintedChangeset changeset, Change change) {
    return new OwnRollback(change)
        .sql().stream()
            .filter(sql -> NULL.matcher(sql.toLowerCase(Locale.ROOT)).find())
            .limit(1)
            .map(
                sql ->
                    changeset
                        .error(
                            "unnamed-constraint",
                            changeset.location(),
                            "this %s gives no name, so the rollback that Liquibase makes is '%s': it fails"
                                .formatted(change.getSerializedObjectName(), sql),
                            fix(changeset, change))
                        .about(table(change)));
  }

  private static String table(Change change) {
    return change instanceof AddUniqueConstraintChange unique
        ? unique.getTableName()
        : change instanceof CreateIndexChange index ? index.getTableName() : "";
  }

  private static String fix(LintedChangeset changeset, Change change) {
    if (change instanceof AddUniqueConstraintChange unique) {
      return "write the rollback: "
          + changeset.change(
              "dropUniqueConstraint",
              "tableName",
              unique.getTableName(),
              "constraintName",
              name(unique.getTableName(), unique.getColumnNames(), "key"))
          + lookUp(unique.getTableName());
    }
    if (change instanceof CreateIndexChange index) {
      String columns =
          String.join(",", index.getColumns().stream().map(column -> column.getName()).toList());
      return "write the rollback: "
          + changeset.change(
              "dropIndex",
              "tableName",
              index.getTableName(),
              "indexName",
              name(index.getTableName(), columns, "idx"))
          + lookUp(index.getTableName());
    }
    return "write a rollback that names what is dropped";
  }

  /** To give the change a name would change its checksum. */
  private static String lookUp(String table) {
    return "; that is the name Postgres mostly gives, and \\d %s shows it".formatted(table);
  }

  /** Liquibase quotes a name of which only some letters are capitals, and no other. */
  private static String asPostgresHasIt(String name) {
    boolean isQuoted = name.matches(".*\\p{Lu}.*") && name.matches(".*\\p{Ll}.*");
    return isQuoted ? name : name.toLowerCase(Locale.ROOT);
  }

  private static String name(String table, String columns, String suffix) {
    String first = asPostgresHasIt(table);
    String second =
        Stream.of(columns.split("\\s*,\\s*"))
            .map(UnnamedRule::asPostgresHasIt)
            .collect(Collectors.joining("_"));
    return isAscii(first + second) ? shortened(first, second, suffix) : "…";
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(each -> each < 128);
  }

  /** Of what is too long Postgres cuts the longer part until it fits, both when they are even. */
  private static String shortened(String table, String columns, String suffix) {
    int room = LONGEST_NAME - suffix.length() - 2;
    int first = table.length();
    int second = Math.min(columns.length(), LONGEST_NAME);
    while (first + second > room) {
      if (first > second) {
        first--;
      } else {
        second--;
      }
    }
    return "%s_%s_%s".formatted(table.substring(0, first), columns.substring(0, second), suffix);
  }
}
