package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
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
                    changeset.error(
                        "unnamed-constraint",
                        changeset.location(),
                        "this %s gives no name, so the rollback that Liquibase makes is '%s': it fails"
                            .formatted(change.getSerializedObjectName(), sql),
                        fix(changeset, change)));
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
    String name =
        Stream.concat(Stream.of(table), Stream.of(columns.split("\\s*,\\s*")))
            .map(UnnamedRule::asPostgresHasIt)
            .collect(Collectors.joining("_", "", "_" + suffix));
    return Optional.of(name)
        .filter(it -> it.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME)
        .orElse("…");
  }
}
