package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.sql.SqlStatement;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** set-leaks: a setting that outlives its changeset, or never takes effect. */
final class SetLeaksRule implements LintRule.OfChangeset {

  private static final String RULE = "set-leaks";
  private static final Pattern SET =
      Pattern.compile("^set (?:session )?+(?!local |constraints )([\\w.]+)");
  private static final Pattern CHARACTERISTICS =
      Pattern.compile("^set (?:local |session )?session characteristics as transaction .*");

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    return Stream.concat(
        check(changeset, changeset.forward()), check(changeset, changeset.rollback()));
  }

  private static Stream<Finding> check(LintedChangeset changeset, List<SqlText> texts) {
    Once<Set<String>> resets = new Once<>(() -> resets(texts));
    Once<Set<SqlStatement>> inBlocks =
        new Once<>(() -> TransactionBlocks.inside(statements(texts)));
    return texts.stream()
        .flatMap(
            sql ->
                sql.statements().stream()
                    .flatMap(statement -> check(changeset, resets, inBlocks, sql, statement)));
  }

  private static Stream<Finding> check(
      LintedChangeset changeset,
      Once<Set<String>> resets,
      Once<Set<SqlStatement>> inBlocks,
      SqlText sql,
      SqlStatement statement) {
    boolean inTransaction = changeset.parsed().isRunInTransaction();
    if (TransactionControl.of(statement).isPresent()) {
      return Stream.empty();
    }
    if (!inTransaction
        && statement.normal().startsWith("set local ")
        && !inBlocks.get().contains(statement)) {
      return Stream.of(
          changeset.error(
              RULE,
              sql.at(statement),
              "SET LOCAL does nothing here: the changeset is not in a transaction",
              "set it on the role or the database, or in the URL that Liquibase connects with"));
    }
    if (CHARACTERISTICS.matcher(statement.normal()).matches()) {
      return Stream.of(
          changeset.error(
              RULE,
              sql.at(statement),
              """
              this holds for every transaction after the one it stands in: for all changesets that \
              run after this one, and not for this one""",
              "set it on the role or the database, or in the URL that Liquibase connects with"));
    }
    Matcher set = SET.matcher(statement.normal());
    if (!set.find() || reset(resets.get(), set.group(1))) {
      return Stream.empty();
    }
    String message =
        "this " + set.group(1) + " stays set for every changeset that runs after this one";
    return Stream.of(
        inTransaction
            ? changeset.warning(
                RULE,
                sql.at(statement),
                message,
                "set local " + statement.normal().replaceFirst("^set (session )?", "") + ";")
            : changeset.error(
                RULE,
                sql.at(statement),
                message,
                "end the changeset with: reset " + set.group(1) + ";"));
  }

  private static List<SqlStatement> statements(List<SqlText> texts) {
    return texts.stream().flatMap(sql -> sql.statements().stream()).toList();
  }

  private static Set<String> resets(List<SqlText> texts) {
    return statements(texts).stream()
        .map(SqlStatement::normal)
        .filter(normal -> normal.startsWith("reset ") || normal.equals("discard all"))
        .collect(Collectors.toSet());
  }

  private static boolean reset(Set<String> resets, String setting) {
    return Stream.of("reset all", "reset " + setting, "reset session authorization", "discard all")
        .anyMatch(resets::contains);
  }
}
