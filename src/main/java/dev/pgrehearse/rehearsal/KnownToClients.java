package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.access.EffectivePrivileges.Privilege;
import dev.pgrehearse.server.PlatformSchemas;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a database clients may know: where the roles of requests are granted something, what they
 * are granted; else everything, for then clients log in by themselves.
 */
final class KnownToClients implements Predicate<String> {

  private static final List<String> RELATIONS =
      List.of("table ", "view ", "materialized view ", "foreign table ", "column ");

  private final Set<String> granted = new HashSet<>();
  private final boolean byRequest;

  KnownToClients(EffectivePrivileges privileges) {
    Set<String> entered = new HashSet<>();
    privileges.all().stream()
        .filter(p -> p.object().startsWith("schema ") && p.verb().equals("usage"))
        .forEach(p -> entered.add(p.role() + " " + p.object().substring("schema ".length())));
    privileges.all().stream()
        .filter(p -> !p.object().startsWith("schema "))
        .filter(p -> entered.contains(p.role() + " " + schema(p.object())))
        .map(Privilege::object)
        .forEach(granted::add);
    this.byRequest = granted.stream().anyMatch(object -> isRelation(object));
  }

  @Override
  public boolean test(String object) {
    if (PlatformSchemas.ALL.contains(schema(object))) {
      return false;
    }
    return !byRequest
        || granted.contains(object)
        || (object.startsWith("column ") && isOfGrantedTable(object))
        || (isRelation(object) && hasGrantedColumn(object));
  }

  private boolean isOfGrantedTable(String column) {
    return RELATIONS.stream()
        .map(kind -> kind + name(column).replaceFirst("\\.(\"(?:[^\"]|\"\")*\"|[^.\"]+)$", ""))
        .anyMatch(granted::contains);
  }

  private boolean hasGrantedColumn(String relation) {
    String start = "column " + name(relation) + ".";
    return granted.stream().anyMatch(object -> object.startsWith(start));
  }

  private static boolean isRelation(String object) {
    return RELATIONS.stream().anyMatch(object::startsWith);
  }

  private static String name(String object) {
    return RELATIONS.stream()
        .filter(object::startsWith)
        .findFirst()
        .map(kind -> object.substring(kind.length()))
        .orElseGet(() -> object.substring(object.indexOf(' ') + 1));
  }

  private static String schema(String object) {
    String name = name(object);
    int end = name.startsWith("\"") ? name.indexOf("\".") + 1 : name.indexOf('.');
    return end < 1 ? "" : name.substring(0, end);
  }
}
