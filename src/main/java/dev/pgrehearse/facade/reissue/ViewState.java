package dev.pgrehearse.facade.reissue;

import dev.pgrehearse.facade.catalog.Grant;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.view.GrantSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that makes a facade: as it stands, or as it should.
 *
 * @param columns as its query lists them, in order
 * @param from the table and its alias
 * @param options of the view, {@code name=value}
 * @param defaults by column
 * @param granted its privileges, and whose it is
 * @param columnComments by column
 * @param functions that its triggers run, by name: the statement that makes or replaces each
 * @param triggers the statements that make them
 */
record ViewState(
    List<Listed> columns,
    String from,
    List<String> options,
    Map<String, String> defaults,
    Table granted,
    String comment,
    Map<String, String> columnComments,
    Map<String, String> functions,
    List<String> triggers) {

  /** A column as the query has it, with {@code as} and its name where it needs one. */
  record Listed(String name, String sql) {}

  /** One privilege, whoever the owner is. */
  private record Right(String who, String privilege, boolean grantable, String column) {

    /** Whether whoever has this one has the other with it. */
    boolean covers(Right other) {
      return who.equals(other.who)
          && privilege.equals(other.privilege)
          && (grantable || !other.grantable)
          && (column.isEmpty() || column.equals(other.column));
    }
  }

  ViewState {
    columns = List.copyOf(columns);
    options = List.copyOf(options);
    defaults = new TreeMap<>(defaults);
    columnComments = new TreeMap<>(columnComments);
    functions = new TreeMap<>(functions);
    triggers = List.copyOf(triggers);
  }

  List<String> names() {
    return columns.stream().map(Listed::name).toList();
  }

  /**
   * Whether it begins with the columns of the other, so that one can be made the other in place.
   */
  boolean appendsTo(ViewState other) {
    return columns.size() >= other.columns.size()
        && columns.subList(0, other.columns.size()).equals(other.columns);
  }

  /** {@code create view}, with all its options: those that are not stated again are lost. */
  String create(String verb, String facade, Names names) {
    return """
        %s view %s
        %sas
        select
            %s
        from %s;"""
        .formatted(
            verb,
            facade,
            options.isEmpty()
                ? ""
                : options.stream()
                    .map(option -> option.replace("=", " = "))
                    .collect(Collectors.joining(", ", "with (", ")\n")),
            columns.stream().map(Listed::sql).collect(Collectors.joining(",\n    ")),
            from);
  }

  /** All of it, on a name that is free; the functions of its triggers are there. */
  List<String> whole(String facade, Names names, Set<String> defaultGrantees) {
    List<String> script = new ArrayList<>();
    script.add(create("create", facade, names));
    defaults.forEach((name, expression) -> script.add(set(facade, names, name, expression)));
    if (!granted.ownedByCaller()) {
      script.add("alter view %s owner to %s;".formatted(facade, granted.owner()));
    }
    script.addAll(new GrantSql(names, facade, granted).of(names(), defaultGrantees));
    script.add(comment(facade));
    columnComments.forEach(
        (name, text) -> {
          if (names().contains(name)) {
            script.add(
                "comment on column %s.%s is %s;"
                    .formatted(facade, names.quoted(name), Names.literal(text)));
          }
        });
    script.addAll(triggers);
    return script;
  }

  /** What makes the other one this one, the list of columns and the options left aside. */
  List<String> after(ViewState other, String facade, Names names, Set<String> defaultGrantees) {
    List<String> script = new ArrayList<>();
    defaults.forEach(
        (name, expression) -> {
          if (!expression.equals(other.defaults.get(name))) {
            script.add(set(facade, names, name, expression));
          }
        });
    other.defaults.forEach(
        (name, expression) -> {
          if (!defaults.containsKey(name) && names().contains(name)) {
            script.add(
                "alter view %s alter column %s drop default;"
                    .formatted(facade, names.quoted(name)));
          }
        });
    if (!rights().equals(other.rights())) {
      Set<String> grantees = new TreeSet<>(defaultGrantees);
      other.granted.grants().stream()
          .filter(grant -> !grant.owner() && !grant.grantee().equals("public"))
          .forEach(grant -> grantees.add(grant.grantee()));
      script.addAll(new GrantSql(names, facade, granted).of(names(), grantees));
    }
    if (!comment.equals(other.comment)) {
      script.add(comment(facade));
    }
    return script;
  }

  /** The functions that are not as the other has them. */
  List<String> functionsAfter(ViewState other) {
    List<String> script = new ArrayList<>();
    functions.forEach(
        (name, definition) -> {
          if (!body(definition).equals(body(other.functions.getOrDefault(name, "")))) {
            script.add(definition);
          }
        });
    return script;
  }

  /** An expression reads otherwise once Postgres has deparsed it, and says the same. */
  private static String body(String definition) {
    return definition
        .substring(Math.max(0, definition.indexOf("\nas $")))
        .replaceAll("(?m)^ +.* as (\\S+?)(,?)$", "$1 is computed$2");
  }

  private String comment(String facade) {
    return "comment on view %s is %s;".formatted(facade, Names.literal(comment));
  }

  private static String set(String facade, Names names, String column, String expression) {
    return "alter view %s alter column %s set default %s;"
        .formatted(facade, names.quoted(column), expression);
  }

  /** Who may do what with this one and not with the other, on columns that both have. */
  List<String> rightsBeyond(ViewState other) {
    Map<String, TreeSet<String>> gained = new TreeMap<>();
    for (Right right : rights()) {
      boolean there =
          other.rights().stream().anyMatch(had -> had.covers(right))
              || !(right.column().isEmpty() || other.names().contains(right.column()));
      if (!right.who().isEmpty() && !there) {
        gained
            .computeIfAbsent(right.who(), who -> new TreeSet<>())
            .add(
                right.privilege()
                    + (right.column().isEmpty() ? "" : " (%s)".formatted(right.column()))
                    + (right.grantable() ? " with grant option" : ""));
      }
    }
    List<String> words = new ArrayList<>();
    gained.forEach((who, what) -> words.add(who + " " + String.join(", ", what)));
    return words;
  }

  private Set<Right> rights() {
    return granted.grants().stream()
        .filter(Grant::ofAView)
        .filter(grant -> !grant.ofAColumn() || names().contains(grant.column()))
        .map(
            grant ->
                new Right(
                    grant.owner() ? "" : grant.grantee(),
                    grant.privilege(),
                    grant.grantable(),
                    grant.column()))
        .collect(Collectors.toSet());
  }
}
