package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlStatement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** set-leaks: a setting that outlives its changeset, or never takes effect. */
final class SetLeaksRule implements LintRule.OfChangeset {

  private static final String RULE = "set-leaks";
  private static final Pattern CHARACTERISTICS =
      Pattern.compile("^set (?:local |session )?session characteristics as transaction .*");

  private static final Pattern SET_TO_DEFAULT =
      Pattern.compile("^set (?:session (?!authorization))?+(.+?) (?:(?:= |to )?default|none)$");

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
                IntStream.range(0, sql.statements().size())
                    .boxed()
                    .flatMap(index -> check(changeset, resets, inBlocks, sql, index)));
  }

  private static Stream<Finding> check(
      LintedChangeset changeset,
      Once<Set<String>> resets,
      Once<Set<SqlStatement>> inBlocks,
      SqlText sql,
      int index) {
    SqlStatement statement = sql.statements().get(index);
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
    if (!statement.normal().startsWith("set ") && !statement.normal().startsWith("select ")) {
      return Stream.empty();
    }
    return Setting.of(statement, sql.textOf(index))
        .filter(setting -> !reset(resets.get(), setting.name()))
        .map(setting -> finding(changeset, sql, statement, setting))
        .stream();
  }

  /** SQL that stands in a changelog is mended in the changelog's format. */
  private static Finding finding(
      LintedChangeset changeset, SqlText sql, SqlStatement statement, Setting setting) {
    Location where = sql.at(statement);
    ChangelogFormat format = ChangelogFormat.of(sql.file());
    String message =
        "this " + setting.name() + " stays set for every changeset that runs after this one";
    return changeset.parsed().isRunInTransaction()
        ? changeset.warning(RULE, where, message, setting.local(format))
        : changeset.error(
            RULE,
            where,
            message,
            "end the changeset with: " + format.sql(List.of("reset " + setting.name() + ";")));
  }

  private static List<SqlStatement> statements(List<SqlText> texts) {
    return texts.stream().flatMap(sql -> sql.statements().stream()).toList();
  }

  private static Set<String> resets(List<SqlText> texts) {
    return statements(texts).stream()
        .map(SqlStatement::normal)
        .map(normal -> SET_TO_DEFAULT.matcher(normal).replaceFirst("reset $1"))
        .filter(normal -> normal.startsWith("reset ") || normal.equals("discard all"))
        .collect(Collectors.toSet());
  }

  private static boolean reset(Set<String> resets, String setting) {
    boolean withRole = setting.equals("role") && resets.contains("reset session authorization");
    return withRole
        || Stream.of("reset all", "reset " + setting, "discard all").anyMatch(resets::contains);
  }
}
