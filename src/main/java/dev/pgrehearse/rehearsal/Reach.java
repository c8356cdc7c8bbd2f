package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.access.EffectivePrivileges.Privilege;
import dev.pgrehearse.advice.Advice;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What requests get at in one state of a database. A policy that lets everybody pass opens nothing
 * as long as nobody may come to its table.
 */
final class Reach {

  /** Names of tables, and of their columns where not the whole table is granted. */
  private final Set<String> names = new TreeSet<>();

  private Reach() {}

  /**
   * Of some roles.
   *
   * @param roles those that policies bind
   */
  static Reach of(EffectivePrivileges privileges, List<String> roles) {
    Reach reach = new Reach();
    roles.forEach(role -> reach.add(role, privileges));
    return reach;
  }

  private void add(String role, EffectivePrivileges privileges) {
    List<String> objects =
        privileges.all().stream()
            .filter(privilege -> privilege.role().equals(role))
            .map(Privilege::object)
            .distinct()
            .toList();
    Set<String> schemas =
        privileges.all().stream()
            .filter(privilege -> privilege.role().equals(role))
            .filter(privilege -> privilege.verb().equals("usage"))
            .map(Privilege::object)
            .filter(object -> object.startsWith("schema "))
            .map(object -> object.substring("schema ".length()) + ".")
            .collect(Collectors.toSet());
    objects.stream()
        .filter(object -> object.startsWith("table ") || object.startsWith("column "))
        .map(object -> object.substring(object.indexOf(' ') + 1))
        .filter(name -> schemas.stream().anyMatch(name::startsWith))
        .forEach(names::add);
  }

  /**
   * Whether what is advised about can be got at. Rules about anything but tables and policies ask
   * for privileges themselves.
   */
  boolean has(Advice advice) {
    String object = advice.object();
    if (object.startsWith("table ")) {
      String table = object.substring("table ".length());
      return names.stream().anyMatch(name -> isOf(name, table));
    }
    return !object.startsWith("policy ") || names.stream().anyMatch(name -> isOn(object, name));
  }

  private static boolean isOf(String name, String table) {
    return name.equals(table) || name.startsWith(table + ".");
  }

  private static boolean isOn(String policy, String name) {
    int column = name.lastIndexOf('.');
    return policy.endsWith(" on " + name) || policy.endsWith(" on " + name.substring(0, column));
  }
}
