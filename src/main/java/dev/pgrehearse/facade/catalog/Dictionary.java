package dev.pgrehearse.facade.catalog;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What there is under which name, to find out what an unqualified name stands for.
 *
 * @param path the schemas of a session that sets none itself
 */
public record Dictionary(Set<Entry> entries, List<String> path) {

  /**
   * {@code kind} is relation, type, function, operator, collation, configuration of text search, or
   * field for a function that can be called like a column.
   */
  public record Entry(String kind, String schema, String name) {}

  public Dictionary {
    entries = Set.copyOf(entries);
    path = List.copyOf(path);
  }

  public static Dictionary read(LiveCatalog catalog) throws SQLException {
    List<Entry> found =
        catalog.rows(
            "dictionary",
            row ->
                new Entry(row.getString("kind"), row.getString("schema"), row.getString("name")));
    List<String> path =
        catalog.rowsOf(
            """
            select s.reset_val
            from pg_catalog.pg_settings as s
            where s.name = 'search_path'""",
            row -> row.getString(1));
    return new Dictionary(new HashSet<>(found), SearchPath.schemas(path.get(0)));
  }

  /** The first schema of the path in which there is such a thing. */
  public Optional<String> schemaOf(String kind, String name, List<String> path) {
    return path.stream()
        .filter(schema -> entries.contains(new Entry(kind, schema, name)))
        .findFirst();
  }

  /** Everything but functions that can be named there without its schema. */
  public Set<String> names(List<String> path) {
    return entries.stream()
        .filter(entry -> path.contains(entry.schema()))
        .filter(entry -> Set.of("relation", "type").contains(entry.kind()))
        .map(Entry::name)
        .collect(Collectors.toSet());
  }

  /** Whether there is such a relation. */
  public boolean has(QualifiedName relation) {
    return entries.contains(new Entry("relation", relation.schema(), relation.name()));
  }

  public boolean inPostgresItself(String kind, String name) {
    return entries.contains(new Entry(kind, "pg_catalog", name));
  }
}
