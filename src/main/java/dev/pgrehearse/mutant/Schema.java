package dev.pgrehearse.mutant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the forward half of a changelog says about tables and roles; read from its text alone. */
final class Schema {

  private static final Set<String> TABLE_CONSTRAINTS =
      Set.of("constraint", "check", "unique", "primary", "foreign", "exclude", "like");

  private static final Set<String> SUPABASE = Set.of("anon", "authenticated", "service_role");

  private final Map<String, Map<String, String>> columns = new TreeMap<>();
  private final Set<String> referenced = new TreeSet<>();
  private final Set<String> roles = new TreeSet<>();

  Schema(List<Statement> statements) {
    statements.forEach(this::read);
  }

  private void read(Statement statement) {
    Tokens tokens = statement.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.at(i, "references") && i + 1 < tokens.size() && !statement.is("grant", "revoke")) {
        referenced.add(bare(tokens.name(i + 1)));
      }
    }
    if (statement.is("create table")) {
      int open = tokens.find(0, "(");
      if (open >= 0) {
        tokens.inside(open).items().forEach(item -> column(statement.name(), item));
      }
    } else if (statement.is("alter table")) {
      for (Tokens action : AlterTable.actions(statement)) {
        if (action.at(0, "add")) {
          column(statement.name(), AlterTable.added(action));
        }
      }
    }
    if (statement.is("grant", "create policy")) {
      int to = tokens.find(0, "to");
      if (to >= 0) {
        Roles.listed(tokens, to + 1).forEach(role -> roles.add(role.name(0)));
      }
    }
  }

  private void column(String table, Tokens element) {
    if (element.size() >= 2 && !element.atAny(0, TABLE_CONSTRAINTS)) {
      columns
          .computeIfAbsent(bare(table), name -> new LinkedHashMap<>())
          .putIfAbsent(element.name(0), ColumnDefinition.of(element).type());
    }
  }

  /** Schemas are left away: two tables of one name are rare, and a fault too many does no harm. */
  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  boolean isTable(String name) {
    return columns.containsKey(bare(name));
  }

  boolean isReferenced(String table) {
    return referenced.contains(bare(table));
  }

  Optional<String> type(String table, String column) {
    return Optional.ofNullable(columns.getOrDefault(bare(table), Map.of()).get(column));
  }

  /** The column of the same type that comes next in the table, the first behind the last. */
  Optional<String> twin(String table, String column) {
    Map<String, String> all = columns.getOrDefault(bare(table), Map.of());
    String type = all.get(column);
    List<String> same = all.keySet().stream().filter(name -> all.get(name).equals(type)).toList();
    return type == null || same.size() < 2
        ? Optional.empty()
        : Optional.of(same.get((same.indexOf(column) + 1) % same.size()));
  }

  /**
   * To whom a right is given that nobody should have: anon, or where only other roles are spoken of
   * than Supabase's, the first of these.
   */
  String outsider() {
    return roles.isEmpty() || roles.stream().anyMatch(SUPABASE::contains)
        ? "anon"
        : roles.stream()
            .filter(role -> !role.equals("public"))
            .filter(role -> !role.startsWith("current_") && !role.equals("session_user"))
            .findFirst()
            .orElse("public");
  }

  /** A role to take for another: anon and authenticated for one another, else one of the others. */
  Optional<String> otherRole(String role) {
    if (role.equals("anon") || role.equals("service_role")) {
      return Optional.of("authenticated");
    }
    if (role.equals("authenticated")) {
      return Optional.of("anon");
    }
    return roles.stream()
        .filter(other -> !other.equals(role) && !other.equals("public"))
        .findFirst();
  }
}
