package dev.pgrehearse.lock;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a changeset does to tables of production's size that users would notice. A statement is told
 * once, by the worst that it does; a rollback only for what is known to be big, and not again where
 * the way forward does the same.
 */
public final class LockRules {

  private final TableSizes sizes;
  private final Map<Long, Set<String>> toldOfForward = new TreeMap<>();

  public LockRules(TableSizes sizes) {
    this.sizes = sizes;
  }

  /** The findings of one changeset. */
  public List<Finding> of(Changeset changeset, LockTrace trace) {
    toldOfForward.clear();
    List<Finding> findings = new ArrayList<>(half(changeset, trace.forward(), true));
    findings.addAll(half(changeset, trace.back(), false));
    return findings;
  }

  private List<Finding> half(Changeset changeset, List<TracedStatement> half, boolean forward) {
    List<Finding> findings = new ArrayList<>();
    Map<Integer, List<TracedStatement>> transactions = new LinkedHashMap<>();
    half.forEach(
        one ->
            transactions
                .computeIfAbsent(one.sent().transaction(), t -> new ArrayList<>())
                .add(one));
    for (List<TracedStatement> transaction : transactions.values()) {
      Set<Long> locked = new HashSet<>();
      Set<Long> reported = new HashSet<>();
      for (TracedStatement statement : transaction) {
        told(changeset, statement, forward, locked, reported).ifPresent(findings::add);
        statement.effects().stream()
            .filter(RelationEffect::stopsWrites)
            .filter(effect -> sizes.of(effect).counts())
            .map(RelationEffect::oid)
            .forEach(locked::add);
      }
      if (reported.isEmpty()) {
        severalTables(changeset, transaction, forward).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** The worst that a statement does. */
  private Optional<Finding> told(
      Changeset changeset,
      TracedStatement statement,
      boolean forward,
      Set<Long> lockedBefore,
      Set<Long> reported) {
    StatementWords words = StatementWords.of(statement.sent().sql());
    for (Cost cost : Cost.values()) {
      List<RelationEffect> hit =
          statement.effects().stream()
              .filter(effect -> sizes.of(effect).counts())
              .filter(effect -> forward || sizes.of(effect).isBig())
              .filter(effect -> cost.isPaidFor(effect, words, !lockedBefore.isEmpty()))
              .sorted(
                  Comparator.comparing((RelationEffect effect) -> !sizes.of(effect).isBig())
                      .thenComparing(effect -> !words.alters(effect.relation())))
              .toList();
      if (hit.isEmpty() || (cost.needsBig() && !sizes.of(hit.get(0)).isBig())) {
        continue;
      }
      hit.forEach(effect -> reported.add(effect.oid()));
      if (!forward && hit.stream().allMatch(effect -> isTold(effect, cost.rule()))) {
        return Optional.empty();
      }
      hit.forEach(
          effect ->
              toldOfForward.computeIfAbsent(effect.oid(), oid -> new HashSet<>()).add(cost.rule()));
      return Optional.of(finding(changeset, statement, words, cost, hit));
    }
    return Optional.empty();
  }

  private boolean isTold(RelationEffect effect, String rule) {
    return toldOfForward.getOrDefault(effect.oid(), Set.of()).contains(rule);
  }

  private Finding finding(
      Changeset changeset,
      TracedStatement statement,
      StatementWords words,
      Cost cost,
      List<RelationEffect> hit) {
    RelationEffect first = hit.get(0);
    TableSize size = sizes.of(first);
    String others =
        hit.size() == 1
            ? ""
            : hit.stream()
                .skip(1)
                .map(RelationEffect::relation)
                .collect(Collectors.joining(", ", "; likewise ", ""));
    return new Finding(
        cost.rule(),
        size.isBig() && !cost.needsBig() ? Severity.ERROR : Severity.WARNING,
        changeset.id(),
        statement.sent().location(),
        "%s (%s)%s: %s".formatted(first.relation(), size.words(), others, cost.message(first)),
        cost.fix(new Recipe(words, first.relation()), first));
  }

  private Optional<Finding> severalTables(
      Changeset changeset, List<TracedStatement> transaction, boolean forward) {
    Map<String, TracedStatement> firstLocked = new LinkedHashMap<>();
    for (TracedStatement statement : transaction) {
      Optional<RelationEffect> big =
          statement.effects().stream()
              .filter(effect -> effect.taken().contains(LockMode.ACCESS_EXCLUSIVE))
              .filter(effect -> sizes.of(effect).isBig())
              .filter(effect -> !firstLocked.containsKey(effect.relation()))
              .findFirst();
      big.ifPresent(effect -> firstLocked.put(effect.relation(), statement));
    }
    if (!forward || firstLocked.size() < 2) {
      return Optional.empty();
    }
    List<String> tables = List.copyOf(firstLocked.keySet());
    Location second = firstLocked.get(tables.get(1)).sent().location();
    return Optional.of(
        Finding.warning(
            "several-big-tables",
            changeset.id(),
            second,
            """
            one transaction locks %s against reads and writes, and keeps all of them until the last \
            is through: while it waits for one, nobody gets at the others, and whoever locks them the \
            other way round meets it in a deadlock."""
                .formatted(String.join(", then ", tables)),
            "Put what is done to each table in a changeset of its own, which commits before the next."));
  }
}
