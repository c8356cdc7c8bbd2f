package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Companion;
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

/** Why what moves, or what its facade needs, cannot have the name that it would have. */
final class NameRefusals {
  private final Move move;
  private final Names names;
  private final Destination destination;
  private final String facade;
  private final List<Finding> found = new ArrayList<>();

  NameRefusals(Move move, Names names, Destination destination) {
    this.move = move;
    this.names = names;
    this.destination = destination;
    this.facade = move.from().quoted(names);
  }

  List<Finding> of(Table table) {
    if (move.from().equals(move.to())) {
      refuse(
          "facade-same-name",
          "%s is where it shall go already".formatted(facade),
          "name another schema or another table behind the =");
    } else if (!destination.exists()) {
      refuse(
          "facade-unknown-schema",
          "there is no schema %s in this database".formatted(names.quoted(move.toSchema())),
          "create schema %s; in a changeset before this one, and grant usage on it"
              .formatted(names.quoted(move.toSchema())));
    } else {
      table();
      if (move.triggers()) {
        functions();
      }
      if (move.changesSchema()) {
        companions(table);
      }
    }
    return List.copyOf(found);
  }

  private void table() {
    if (destination.takenThere().contains(move.toName())) {
      refuse(
          "facade-name-taken",
          "%s is taken: there is a relation or a type of that name"
              .formatted(move.to().quoted(names)),
          "choose another name, or move what is there out of the way first");
    }
    if (destination.renameFirst(move) && destination.takenHere().contains(move.toName())) {
      refuse(
          "facade-name-taken",
          """
          %s and %s are both taken, so the table can neither take its new name before it leaves \
          nor leave before it takes it"""
              .formatted(
                  names.qualified(move.toSchema(), move.fromName()),
                  names.qualified(move.fromSchema(), move.toName())),
          "rename the table in a move of its own first");
    }
  }

  private void functions() {
    move.triggerFunctions().stream()
        .filter(destination.functionsThere()::contains)
        .findFirst()
        .ifPresent(
            name ->
                refuse(
                    "facade-name-taken",
                    "%s() is taken, and a trigger of the facade needs a function of that name"
                        .formatted(names.qualified(move.toSchema(), name)),
                    "choose another name for the table, or move what is there out of the way"
                        + " first"));
  }

  private void companions(Table table) {
    Set<String> taken =
        table.companions().stream()
            .filter(companion -> !(companion.isType() && destination.renameFirst(move)))
            .map(Companion::name)
            .filter(name -> !name.equals(move.fromName()))
            .filter(destination.takenThere()::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!taken.isEmpty()) {
      refuse(
          "facade-companion-taken",
          "what moves with %s would meet its own name in schema %s: %s"
              .formatted(facade, names.quoted(move.toSchema()), String.join(", ", taken)),
          "alter index … rename to … (or alter sequence, alter type) first");
    }
  }

  private void refuse(String rule, String message, String fix) {
    found.add(Finding.error(rule, "", Location.NONE, message, fix));
  }
}
