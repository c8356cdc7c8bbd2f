package dev.pgrehearse.facade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The statements of one move: the table leaves, a view stays under its name. */
final class FacadeSql {
  private final Move move;
  private final Table table;
  private final Names names;
  private final Whereabouts whereabouts;
  private final String facade;
  private final String home;

  FacadeSql(Move move, Table table, Names names, Whereabouts whereabouts) {
    this.move = move;
    this.table = table;
    this.names = names;
    this.whereabouts = whereabouts;
    this.facade = QualifiedName.from(move).quoted(names);
    this.home = QualifiedName.to(move).quoted(names);
  }

  /**
   * @param renameFirst whether the table takes its new name before it leaves its schema
   */
  void move(Script script, boolean renameFirst) {
    String between =
        renameFirst
            ? names.qualified(move.fromSchema(), move.toName())
            : names.qualified(move.toSchema(), move.fromName());
    if (renameFirst && move.changesName()) {
      rename(script, facade, between);
    }
    if (move.changesSchema()) {
      script.add(
          "alter table %s set schema %s;"
              .formatted(renameFirst ? between : facade, names.quoted(move.toSchema())),
          "alter table %s set schema %s;"
              .formatted(renameFirst ? home : between, names.quoted(move.fromSchema())));
    }
    if (!renameFirst && move.changesName()) {
      rename(script, between, home);
    }
    move.renames()
        .forEach(
            (from, to) ->
                script.add(
                    "alter table %s rename column %s to %s;"
                        .formatted(home, names.quoted(from), names.quoted(to)),
                    "alter table %s rename column %s to %s;"
                        .formatted(home, names.quoted(to), names.quoted(from))));
  }

  private void rename(Script script, String from, String to) {
    script.add(
        "alter table %s rename to %s;".formatted(from, names.quoted(move.toName())),
        "alter table %s rename to %s;".formatted(to, names.quoted(move.fromName())));
  }

  void view(Script script) {
    String list =
        table.columns().stream().map(this::selected).collect(Collectors.joining(",\n    "));
    script.add(
        """
        create view %s
        with (security_invoker = on)
        as
        select
            %s
        from %s as t;"""
            .formatted(facade, list, home),
        "drop view %s;".formatted(facade));
    for (Column column : table.columns()) {
      if (!column.defaultExpression().isEmpty()) {
        script.add(
            "alter view %s alter column %s set default %s;"
                .formatted(
                    facade,
                    names.quoted(column.name()),
                    whereabouts.in(column.defaultExpression())));
      }
    }
    if (!table.ownedByCaller()) {
      script.add("alter view %s owner to %s;".formatted(facade, table.owner()));
    }
  }

  private String selected(Column column) {
    String now = move.columnAfter(column.name());
    return now.equals(column.name())
        ? "t." + names.quoted(now)
        : "t.%s as %s".formatted(names.quoted(now), names.quoted(column.name()));
  }

  /** Nobody keeps what default privileges gave; then whoever had something on the table has it. */
  void grants(Script script, Set<String> defaultGrantees) {
    TreeSet<String> others = new TreeSet<>(defaultGrantees);
    others.remove(table.owner());
    List<String> revoked = new ArrayList<>(List.of("public"));
    if (ownerLacksSomething()) {
      revoked.add(owner());
    }
    revoked.addAll(others);
    script.add("revoke all on table %s from %s;".formatted(facade, String.join(", ", revoked)));
    Map<String, List<String>> given = new TreeMap<>();
    for (String privilege : Grant.OF_A_VIEW) {
      for (Grant grant : table.grants()) {
        if (grant.privilege().equals(privilege) && (!grant.owner() || ownerLacksSomething())) {
          String who = grant.owner() ? owner() : grant.grantee();
          String whom = who + (grant.grantable() ? " with grant option" : "");
          given.computeIfAbsent(whom, key -> new ArrayList<>());
          if (!grant.ofAColumn()) {
            given.get(whom).add(privilege);
          }
        }
      }
    }
    given.forEach((whom, privileges) -> grant(script, whom, privileges));
  }

  private void grant(Script script, String whom, List<String> privileges) {
    if (!privileges.isEmpty()) {
      script.add(
          "grant %s on table %s to %s;".formatted(String.join(", ", privileges), facade, whom));
    }
    for (String privilege : Grant.OF_A_VIEW) {
      List<String> columns =
          table.grants().stream()
              .filter(grant -> grant.ofAColumn() && grant.privilege().equals(privilege))
              .filter(
                  grant ->
                      whom.equals(
                          (grant.owner() ? owner() : grant.grantee())
                              + (grant.grantable() ? " with grant option" : "")))
              .map(Grant::column)
              .toList();
      if (!columns.isEmpty()) {
        script.add(
            "grant %s (%s) on table %s to %s;"
                .formatted(privilege, names.list(columns), facade, whom));
      }
    }
  }

  private String owner() {
    return table.ownedByCaller() ? "current_user" : table.owner();
  }

  /** The owner of a view has every right to it unless told otherwise, as with a table. */
  private boolean ownerLacksSomething() {
    return !Grant.OF_A_VIEW.stream()
        .allMatch(
            privilege ->
                table.grants().stream()
                    .anyMatch(
                        grant ->
                            grant.owner()
                                && !grant.ofAColumn()
                                && grant.privilege().equals(privilege)));
  }

  void comment(Script script) {
    script.add(
        "comment on view %s is %s;"
            .formatted(facade, Names.literal("Facade of %s.".formatted(home))));
  }

  String why() {
    return "Clients go on with %s; its rows live in %s.".formatted(facade, home);
  }

  String wayBack() {
    return "%s is the table again.".formatted(facade);
  }
}
