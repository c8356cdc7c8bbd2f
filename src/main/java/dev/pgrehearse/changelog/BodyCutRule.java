package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.stream.Stream;

/** body-cut-in-pieces, and rollback-split for the way back: a quoted text cut at a semicolon. */
final class BodyCutRule implements LintRule.OfChangeset {

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    return Stream.concat(
        changeset.forward().stream()
            .filter(BodyCutRule::cut)
            .map(
                sql ->
                    changeset.error(
                        "body-cut-in-pieces",
                        where(sql),
                        "Liquibase cuts this quoted body at a semicolon and sends the pieces: it"
                            + " does not know Postgres's quoting",
                        "set " + changeset.attribute("splitStatements", "false"))),
        rollback(changeset));
  }

  private static Stream<Finding> rollback(LintedChangeset changeset) {
    List<SqlText> texts = changeset.rollback();
    boolean pieces = texts.size() > 1 && texts.stream().anyMatch(sql -> !sql.closed());
    String fix =
        changeset.section().isPresent()
            ? "put rollbackSplitStatements:false before the other attributes of this changeset, and"
                + " splitStatements behind it"
            : "put the rollback in a sql or sqlFile change with "
                + changeset.attribute("splitStatements", "false");
    return texts.stream()
        .filter(sql -> pieces ? !sql.closed() : cut(sql))
        .limit(1)
        .map(
            sql ->
                changeset.error(
                    "rollback-split",
                    where(sql),
                    "Liquibase cuts this quoted body in the rollback at a semicolon and sends the"
                        + " pieces, which fail when the rollback is needed",
                    fix));
  }

  /** Asked of Liquibase: a call with a string that never ends is one that was cut. */
  private static boolean cut(SqlText sql) {
    return sql.closed() && !sql.unstripped().closed();
  }

  private static Location where(SqlText sql) {
    return sql.unstripped()
        .firstLost(sql.sql(), token -> token.literal() || !token.closed())
        .map(token -> sql.at(token.start()))
        .orElseGet(() -> sql.at(0));
  }
}
