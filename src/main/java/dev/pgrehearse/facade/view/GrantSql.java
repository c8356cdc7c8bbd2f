package dev.pgrehearse.facade.view;

import dev.pgrehearse.facade.catalog.Grant;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gives a view exactly what somebody has on a relation that is there. */
public final class GrantSql {
  private final Names names;
  private final String facade;
  private final Table table;

  /**
   * @param facade that is granted
   * @param table whose privileges it gets
   */
  public GrantSql(Names names, String facade, Table table) {
    this.names = names;
    this.facade = facade;
    this.table = table;
  }

  /**
   * The statements, beginning with the one that takes away what default privileges gave.
   *
   * @param columns that the view has
   * @param defaultGrantees whom default privileges may have given something
   */
  public List<String> of(List<String> columns, Set<String> defaultGrantees) {
    TreeSet<String> others = new TreeSet<>(defaultGrantees);
    others.remove(table.owner());
    List<String> revoked = new ArrayList<>(List.of("public"));
    if (ownerLacksSomething()) {
      revoked.add(owner());
    }
    revoked.addAll(others);
    List<String> script = new ArrayList<>();
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
    given.forEach((whom, privileges) -> grant(script, whom, privileges, columns));
    return script;
  }

  private void grant(
      List<String> script, String whom, List<String> privileges, List<String> columns) {
    if (!privileges.isEmpty()) {
      script.add(
          "grant %s on table %s to %s;".formatted(String.join(", ", privileges), facade, whom));
    }
    for (String privilege : Grant.OF_A_VIEW) {
      List<String> parts =
          table.grants().stream()
              .filter(grant -> grant.ofAColumn() && grant.privilege().equals(privilege))
              .filter(
                  grant ->
                      whom.equals(
                          (grant.owner() ? owner() : grant.grantee())
                              + (grant.grantable() ? " with grant option" : "")))
              .map(Grant::column)
              .filter(columns::contains)
              .toList();
      if (!parts.isEmpty()) {
        script.add(
            "grant %s (%s) on table %s to %s;"
                .formatted(privilege, names.list(parts), facade, whom));
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
}
