package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.routine.BodyText;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Views that read a table that moves, whether themselves or through other views.
 *
 * @param tables the table, as SQL names it, by the view
 */
record Readers(Map<QualifiedName, String> tables, Names names) {
  private static final String VIEWS =
      """
      with recursive readers (table_schema, table_name, oid) as (
          select
              n.nspname,
              c.relname,
              c.oid
          from pg_catalog.pg_class as c
          join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p')
              and n.nspname !~ '^pg_'
              and n.nspname <> 'information_schema'

          union
          select
              r.table_schema,
              r.table_name,
              w.ev_class
          from readers as r
          join pg_catalog.pg_depend as d
              on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
              and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
              and d.refobjid = r.oid
          join pg_catalog.pg_rewrite as w on w.oid = d.objid and w.ev_type = '1'
          where w.ev_class <> r.oid
      )

      select
          r.table_schema,
          r.table_name,
          n.nspname,
          c.relname
      from readers as r
      join pg_catalog.pg_class as c on c.oid = r.oid and c.relkind in ('v', 'm')
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      order by
          n.nspname,
          c.relname,
          r.table_schema,
          r.table_name""";

  private record Reader(QualifiedName table, QualifiedName view) {}

  Readers {
    tables = Map.copyOf(tables);
  }

  static Readers of(LiveCatalog catalog, List<Move> moves, Names names) throws SQLException {
    List<Reader> readers =
        catalog.rowsOf(
            VIEWS,
            row ->
                new Reader(
                    new QualifiedName(row.getString("table_schema"), row.getString("table_name")),
                    new QualifiedName(row.getString("nspname"), row.getString("relname"))));
    Map<QualifiedName, String> tables =
        new TreeMap<>((one, other) -> one.quoted(names).compareTo(other.quoted(names)));
    for (Move move : moves) {
      for (Reader reader : readers) {
        if (reader.table().equals(move.from()) || reader.table().equals(move.to())) {
          tables.putIfAbsent(reader.view(), move.from().quoted(names));
        }
      }
    }
    return new Readers(tables, names);
  }

  /** One that the text names, in words. */
  Optional<String> namedIn(BodyText text, List<String> path, Dictionary dictionary) {
    return text.mentions().stream()
        .filter(mention -> mention.kind().equals("relation"))
        .flatMap(
            mention ->
                (mention.schema().isEmpty()
                        ? dictionary.schemaOf("relation", mention.name(), path)
                        : Optional.of(mention.schema()))
                    .map(schema -> new QualifiedName(schema, mention.name())).stream())
        .filter(tables::containsKey)
        .findFirst()
        .map(view -> "%s, which reads %s".formatted(view.quoted(names), tables.get(view)));
  }
}
