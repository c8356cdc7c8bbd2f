package dev.pgrehearse.mutant;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.PlacedSql;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Plants every fault that is known, one at a time, in the SQL of a changelog. */
public final class Mutants {

  /** A fault with the text that it makes; the text tells whether it is a new one. */
  private record Planted(Faults.Fault fault, int line, String what, String sql) {}

  private final List<Operator> order;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<Mutant> found = new ArrayList<>();

  private Mutants(List<Operator> order) {
    this.order = order;
  }

  /** In the order of changesets, the way forward first, then by line and operator. */
  public static List<Mutant> of(Changelog changelog) {
    return of(sources(changelog));
  }

  static List<Mutant> of(List<SqlSource> sources) {
    Rules rules =
        new Rules(
            new Schema(
                sources.stream()
                    .filter(source -> source.half() == Mutant.Half.FORWARD)
                    .flatMap(source -> source.statements().stream())
                    .toList()));
    Mutants mutants = new Mutants(rules.operators());
    sources.forEach(source -> mutants.add(source, rules));
    return List.copyOf(mutants.found);
  }

  /** The changesets that are not one whole SQL text each way; in those no fault is planted. */
  public static List<Changeset> skipped(Changelog changelog) {
    return changelog.changesets().stream()
        .filter(changeset -> !changelog.isPlainSql(changeset))
        .toList();
  }

  /** Every kind of fault that is known, in the order of reports. */
  public static List<Operator> operators() {
    return new Rules(new Schema(List.of())).operators();
  }

  private static List<SqlSource> sources(Changelog changelog) {
    List<SqlSource> sources = new ArrayList<>();
    for (Changeset changeset : changelog.changesets()) {
      changelog
          .forwardSql(changeset)
          .map(sql -> source(changeset, Mutant.Half.FORWARD, sql))
          .ifPresent(sources::add);
      changelog
          .rollbackSql(changeset)
          .map(sql -> source(changeset, Mutant.Half.ROLLBACK, sql))
          .ifPresent(sources::add);
    }
    return sources;
  }

  private static SqlSource source(Changeset changeset, Mutant.Half half, PlacedSql sql) {
    new Closing(sql.file(), sql.text()).require();
    return SqlSource.of(changeset, half, sql.file(), sql.text());
  }

  private void add(SqlSource source, Rules rules) {
    Set<String> texts = new HashSet<>();
    texts.add(source.text());
    source.statements().stream()
        .flatMap(statement -> faults(source, statement, rules))
        .map(fault -> planted(source, fault))
        .sorted(
            Comparator.comparingInt(Planted::line)
                .thenComparingInt(planted -> order.indexOf(planted.fault().operator())))
        .filter(planted -> texts.add(planted.sql()))
        .forEach(planted -> found.add(mutant(source, planted)));
  }

  private static Stream<Faults.Fault> faults(SqlSource source, Statement statement, Rules rules) {
    try {
      return rules.in(statement, source.statements()).stream();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      String before = source.text().substring(0, statement.tokens().start(0));
      throw new ChangelogException(
          Location.of(source.file(), 1 + (int) before.chars().filter(c -> c == '\n').count()),
          "the clauses of this statement cannot be told apart; if Postgres takes it, please report"
              + " it");
    }
  }

  private static Planted planted(SqlSource source, Faults.Fault fault) {
    Revision revision = new Revision(source.text(), fault.edits());
    return new Planted(fault, revision.line(), revision.what(), revision.result());
  }

  private Mutant mutant(SqlSource source, Planted planted) {
    Operator operator = planted.fault().operator();
    Location at = Location.of(source.file(), planted.line());
    String id = "%s %s %s".formatted(operator.name(), at, planted.fault().statement().subject());
    int count = ids.merge(id, 1, Integer::sum);
    return new Mutant(
        count == 1 ? id : id + " #" + count,
        source.changeset(),
        source.half(),
        operator,
        at,
        planted.what(),
        planted.sql());
  }
}
