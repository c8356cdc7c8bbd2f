package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Grant;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Destination;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why INSTEAD OF triggers could not do for a table what a facade without them might. */
final class TriggerFormRefusals {
  private final Move move;
  private final Names names;
  private final Destination destination;
  private final String facade;
  private final List<Finding> found = new ArrayList<>();

  TriggerFormRefusals(Move move, Names names, Destination destination) {
    this.move = move;
    this.names = names;
    this.destination = destination;
    this.facade = move.from().quoted(names);
  }

  List<Finding> of(Table table) {
    if (table.key().isEmpty()) {
      refuse(
          "facade-no-key",
          "%s has no primary key, so an INSTEAD OF trigger could not tell which row is meant"
              .formatted(facade),
          "move it without --triggers, or add a primary key first");
    }
    callers(table);
    return List.copyOf(found);
  }

  /** The triggers work as whoever calls them, and read back what was written. */
  private void callers(Table table) {
    Set<String> writers =
        table.grants().stream()
            .filter(grant -> grant.ofAView() && !grant.owner())
            .filter(grant -> !grant.privilege().equals("select"))
            .map(Grant::grantee)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> blind = new TreeSet<>(writers);
    table.readers().forEach(blind::remove);
    if (!blind.isEmpty() && !table.readers().contains("public")) {
      String who = String.join(", ", blind);
      refuse(
          "facade-blind-writer",
          "%s may write to %s and not read it, and a trigger reads back what it wrote"
              .formatted(who, facade),
          "move it without --triggers, or grant select on table %s to %s".formatted(facade, who));
    }
    writers.retainAll(destination.strangers());
    if (!writers.isEmpty()) {
      String who = String.join(", ", writers);
      refuse(
          "facade-no-usage",
          """
          %s may write to %s and may not use schema %s, in which the triggers look for the table \
          as their caller"""
              .formatted(who, facade, names.quoted(move.toSchema())),
          "grant usage on schema %s to %s".formatted(names.quoted(move.toSchema()), who));
    }
  }

  private void refuse(String rule, String message, String fix) {
    found.add(Finding.error(rule, "", Location.NONE, message, fix));
  }
}
