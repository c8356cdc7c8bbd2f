package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A table, view or the like, as the probes need to know it. */
record Relation(
    long id,
    String name,
    char kind,
    boolean populated,
    int can,
    boolean instead,
    List<Long> bases,
    List<Column> columns,
    List<Unique> uniques,
    List<Reference> references,
    JsonNode may) {

  /** The bits of pg_relation_is_updatable. */
  private static final int UPDATE = 4;

  private static final int INSERT = 8;
  private static final int DELETE = 16;

  /** A column. */
  record Column(
      String name,
      String type,
      boolean uuid,
      boolean text,
      boolean number,
      boolean date,
      int length,
      boolean computed,
      boolean always,
      JsonNode may) {

    String quoted() {
      return Relation.quoted(name);
    }

    boolean canBear() {
      return uuid || text;
    }

    /** Whether a statement may give it a value. */
    boolean settable() {
      return !computed && !always;
    }

    boolean may(String role, String verb) {
      return texts(may.path(role)).contains(verb);
    }
  }

  /** A unique index. */
  record Unique(
      String name, boolean primary, boolean expressions, boolean partial, List<String> columns) {}

  /**
   * A foreign key of this relation.
   *
   * @param deleted what becomes of its rows when the row that they refer to is deleted, as
   *     pg_constraint has it
   * @param updated likewise, when the key of that row is changed
   */
  record Reference(
      String name, long to, char deleted, char updated, List<String> columns, List<String> keys) {

    private static final char CASCADE = 'c';
    private static final String CHANGING = "cnd";

    /** Whether its rows go or change with a row that is deleted. */
    boolean followsDeletes() {
      return CHANGING.indexOf(deleted) >= 0;
    }

    /** Whether its rows go with a row that is deleted. */
    boolean goesWithDeletes() {
      return deleted == CASCADE;
    }

    /** Whether its rows change with the key of a row. */
    boolean followsUpdates() {
      return CHANGING.indexOf(updated) >= 0;
    }
  }

  static Relation of(JsonNode doc) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode c : doc.path("columns")) {
      columns.add(
          new Column(
              c.path("name").asText(),
              c.path("type").asText(),
              c.path("uuid").asBoolean(),
              c.path("text").asBoolean(),
              c.path("number").asBoolean(),
              c.path("date").asBoolean(),
              c.path("length").asInt(),
              c.path("computed").asBoolean(),
              c.path("always").asBoolean(),
              c.path("may")));
    }
    List<Unique> uniques = new ArrayList<>();
    for (JsonNode u : doc.path("uniques")) {
      uniques.add(
          new Unique(
              u.path("name").asText(),
              u.path("primary").asBoolean(),
              u.path("expressions").asBoolean(),
              u.path("partial").asBoolean(),
              texts(u.path("columns"))));
    }
    List<Reference> references = new ArrayList<>();
    for (JsonNode r : doc.path("references")) {
      references.add(
          new Reference(
              r.path("name").asText(),
              r.path("to").asLong(),
              r.path("deleted").asText("a").charAt(0),
              r.path("updated").asText("a").charAt(0),
              texts(r.path("columns")),
              texts(r.path("keys"))));
    }
    List<Long> bases = new ArrayList<>();
    doc.path("bases").forEach(base -> bases.add(base.asLong()));
    return new Relation(
        doc.path("id").asLong(),
        doc.path("name").asText(),
        doc.path("kind").asText().charAt(0),
        doc.path("populated").asBoolean(),
        doc.path("can").asInt(),
        doc.path("instead").asBoolean(),
        List.copyOf(bases),
        List.copyOf(columns),
        List.copyOf(uniques),
        List.copyOf(references),
        doc.path("may"));
  }

  /** Whether it holds rows of its own, which have a place. */
  boolean isTable() {
    return kind == 'r' || kind == 'p';
  }

  boolean hasPlaces() {
    return isTable() || kind == 'm';
  }

  boolean can(String verb) {
    return switch (verb) {
      case "insert" -> (can & INSERT) != 0;
      case "update", "give", "take" -> (can & UPDATE) != 0;
      case "delete" -> (can & DELETE) != 0;
      default -> true;
    };
  }

  /** Of the whole relation. */
  boolean may(String role, String verb) {
    return texts(may.path(role)).contains(verb);
  }

  /** Of the whole relation or of some column. */
  boolean mayAny(String role, String verb) {
    return may(role, verb) || columns.stream().anyMatch(column -> column.may(role, verb));
  }

  List<Column> columns(String role, String verb) {
    return columns.stream().filter(column -> column.may(role, verb)).toList();
  }

  Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The columns by which a row can be named, none where it has no key. */
  List<String> key() {
    return uniques.stream()
        .filter(unique -> unique.primary() || (!unique.partial() && !unique.expressions()))
        .findFirst()
        .map(Unique::columns)
        .orElse(List.of());
  }

  Set<String> uniqueColumns() {
    Set<String> names = new TreeSet<>();
    uniques.forEach(unique -> names.addAll(unique.columns()));
    return names;
  }

  Set<String> referringColumns() {
    Set<String> names = new TreeSet<>();
    references.forEach(reference -> names.addAll(reference.columns()));
    return names;
  }

  boolean hasUniqueExpressions() {
    return uniques.stream().anyMatch(Unique::expressions);
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return List.copyOf(texts);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
