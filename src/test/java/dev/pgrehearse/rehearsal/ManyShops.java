package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Changes that are rehearsed together, which costs a fraction of many rehearsals: each on a shop of
 * its own, a schema with a number, so that what is said of one is not said of another.
 */
final class ManyShops {

  private static final Pattern TABLE = Pattern.compile("create table (shop_\\d+\\.\\w+)");

  /** What is done to a schema {@code shop}, and what its rollback does. */
  record Change(String forward, String back) {}

  /** What is said of one change, as if there were no other. */
  record Told(List<Finding> findings, String skipped) {
    Told {
      findings = List.copyOf(findings);
    }
  }

  private final String shop;
  private final String rows;
  private final List<Change> changes;
  private Optional<RehearsalResult> played = Optional.empty();

  /**
   * @param shop makes the schema
   * @param rows puts some in, or is empty
   */
  ManyShops(String shop, String rows, List<Change> changes) {
    this.shop = shop;
    this.rows = rows;
    this.changes = List.copyOf(changes);
  }

  boolean has(Change change) {
    return changes.contains(change);
  }

  /**
   * Plays all of them, if that has not been done for another.
   *
   * @param home an empty folder
   */
  Told of(Change change, Server server, Path home) throws IOException {
    if (played.isEmpty()) {
      played = Optional.of(play(server, home));
    }
    int number = changes.indexOf(change);
    List<Finding> said =
        played.get().findings().stream()
            .filter(f -> f.changeset().isEmpty() || f.changeset().equals(changeset(number)))
            .map(f -> alone(f, number))
            .toList();
    return new Told(said, alone(played.get().skipped().toString(), number));
  }

  private RehearsalResult play(Server server, Path home) throws IOException {
    StringBuilder preludes = new StringBuilder();
    StringBuilder fixtures = new StringBuilder();
    StringBuilder changelog =
        new StringBuilder("--liquibase formatted sql logicalFilePath:shop.sql\n");
    for (int i = 0; i < changes.size(); i++) {
      preludes.append(own(shop, i));
      fixtures.append(own(rows, i));
      changelog.append(
          """

          --changeset alice:%s splitStatements:false rollbackSplitStatements:false
          %s;
          --rollback %s;
          """
              .formatted(
                  changeset(i), own(changes.get(i).forward(), i), own(changes.get(i).back(), i)));
    }
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude(preludes.toString())
            .declares(fewRows(preludes.toString()));
    if (!rows.isEmpty()) {
      system.fixtures(fixtures.toString());
    }
    RehearsalResult result = system.changelog("shop.sql", changelog.toString()).rehearse(server);
    assertThat(result.changesets()).as("what is said of the others").hasSameSizeAs(changes);
    return result;
  }

  /**
   * What stands still while all rows are written anew is told of big tables, and not asked here.
   */
  private static String fewRows(String preludes) {
    return TABLE
        .matcher(preludes)
        .results()
        .map(table -> table.group(1) + ": 10")
        .collect(Collectors.joining(", ", "rows: {", "}"));
  }

  private static String changeset(int number) {
    return "%d_change".formatted(100 + number);
  }

  private static String schema(int number) {
    return "shop_%d".formatted(100 + number);
  }

  private static String own(String sql, int number) {
    return sql.replaceAll("\\bshop\\b", schema(number));
  }

  private static String alone(String text, int number) {
    return text.replace(schema(number), "shop").replace(changeset(number), "010_change");
  }

  private static Finding alone(Finding finding, int number) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        alone(finding.changeset(), number),
        finding.location(),
        alone(finding.message(), number),
        alone(finding.fix(), number));
  }
}
