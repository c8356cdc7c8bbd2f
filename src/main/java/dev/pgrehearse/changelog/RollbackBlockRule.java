package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** rollback-block: the lines of a rollback block are glued together without a blank. */
final class RollbackBlockRule implements LintRule.OfSection {

  @Override
  public Stream<Finding> checkSection(LintedChangeset changeset, FormattedSection section) {
    List<FormattedLine> block =
        section.body().stream()
            .filter(line -> line.kind() == FormattedLine.Kind.ROLLBACK_BLOCK)
            .toList();
    if (block.isEmpty()) {
      return Stream.empty();
    }
    List<String> sql =
        block.stream()
            .skip(1)
            .map(line -> line.text().replaceFirst("\\*/\\s*$", ""))
            .filter(text -> !text.isBlank())
            .toList();
    Location where = Location.of(changeset.location().file(), block.get(0).number());
    if (sql.size() < 2) {
      return Stream.empty();
    }
    return Stream.of(
        changeset.error(
            "rollback-block",
            where,
            "Liquibase glues the lines of a rollback block together without a blank, so words run"
                + " together and a -- comment swallows all that follows: it sends "
                + sql.stream().limit(2).collect(Collectors.joining())
                + (sql.size() > 2 ? "…" : ""),
            sql.stream().map(line -> "--rollback " + line).collect(Collectors.joining("\n"))));
  }
}
