package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.QualifiedName;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the relations of a database were called in the database that it is a clone of: a relation
 * keeps its number wherever it moves.
 *
 * @param old by the name they have now; what was made since is not there
 */
record RelationNames(Map<QualifiedName, QualifiedName> old, Map<String, String> oldIndexes) {

  /** A relation by its number. */
  record Entry(long oid, boolean index, QualifiedName name) {}

  RelationNames {
    old = Map.copyOf(old);
    oldIndexes = Map.copyOf(oldIndexes);
  }

  static List<Entry> read(LiveCatalog catalog) throws SQLException {
    return catalog.rowsOf(
        """
        select
            c.oid,
            c.relkind in ('i', 'I') as is_index,
            n.nspname,
            c.relname
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f', 'i', 'I')
        order by c.oid""",
        row ->
            new Entry(
                row.getLong("oid"),
                row.getBoolean("is_index"),
                new QualifiedName(row.getString("nspname"), row.getString("relname"))));
  }

  static RelationNames of(List<Entry> before, List<Entry> now) {
    Map<Long, QualifiedName> names = new HashMap<>();
    before.forEach(entry -> names.put(entry.oid(), entry.name()));
    Map<QualifiedName, QualifiedName> old = new HashMap<>();
    Map<String, String> oldIndexes = new HashMap<>();
    for (Entry entry : now) {
      QualifiedName name = names.get(entry.oid());
      if (name != null && entry.index()) {
        oldIndexes.put(entry.name().name(), name.name());
      } else if (name != null) {
        old.put(entry.name(), name);
      }
    }
    return new RelationNames(old, oldIndexes);
  }

  /** What it was called; empty for what was not there. */
  Optional<QualifiedName> relation(QualifiedName now) {
    return Optional.ofNullable(old.get(now));
  }

  /** A view that stands where its table stood is not the table. */
  String words(QualifiedName now) {
    QualifiedName name = old.getOrDefault(now, now);
    return "%s%s.%s".formatted(old.containsKey(now) ? "" : "the new ", name.schema(), name.name());
  }

  String index(String now) {
    return oldIndexes.getOrDefault(now, now);
  }
}
