package dev.pgrehearse.proof.subject;

import dev.pgrehearse.proof.subject.TriedTable.Check;
import dev.pgrehearse.proof.subject.TriedTable.Reference;
import dev.pgrehearse.proof.subject.TriedTable.UniqueIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what a table was before. */
public final class TableReader {

  private static final int ROWS = 50;

  private static final String COLUMNS =
      """
      select
          pg_catalog.quote_ident(a.attname) as name,
          pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
          t.typcategory as category,
          a.attnotnull as required,
          case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end
              as default_value,
          a.attidentity as identity,
          a.attgenerated <> '' as generated,
          array(
              select e.enumlabel::text
              from pg_catalog.pg_enum as e
              where e.enumtypid = t.oid
              order by e.enumsortorder
          ) as labels
      from pg_catalog.pg_attribute as a
      join pg_catalog.pg_type as t on t.oid = a.atttypid
      left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = %d and a.attnum > 0 and not a.attisdropped
      order by a.attnum
      """;

  private static final String KEYS =
      """
      select
          pg_catalog.quote_ident(c.relname) as name,
          array(
              select pg_catalog.quote_ident(a.attname)
              from pg_catalog.unnest(i.indkey) with ordinality as k (attnum, place)
              join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = k.attnum
              where k.place <= i.indnkeyatts
              order by k.place
          ) || array(
              select pg_catalog.quote_ident(a.attname)
              from pg_catalog.pg_depend as d
              join pg_catalog.pg_attribute as a
                  on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
              where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                  and d.objid = i.indexrelid
                  and d.refobjid = i.indrelid
                  and i.indexprs is not null
                  and a.attnum <> all (i.indkey::smallint[])
              order by a.attnum
          ) as columns,
          i.indisprimary as is_primary,
          exists (
              select from pg_catalog.pg_constraint as n where n.conindid = c.oid and n.contype in ('p', 'u')
          ) as is_constraint,
          i.indpred is null and i.indexprs is null as is_whole
      from pg_catalog.pg_index as i
      join pg_catalog.pg_class as c on c.oid = i.indexrelid
      where i.indrelid = %d and i.indisunique
      order by i.indisprimary desc, c.relname
      """;

  private static final String CONSTRAINTS =
      """
      select
          c.conname as name,
          array(
              select pg_catalog.quote_ident(a.attname)
              from pg_catalog.unnest(c.conkey) with ordinality as k (attnum, place)
              join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = k.attnum
              order by k.place
          ) as columns,
          array(
              select pg_catalog.quote_ident(a.attname)
              from pg_catalog.unnest(c.confkey) with ordinality as k (attnum, place)
              join pg_catalog.pg_attribute as a on a.attrelid = c.confrelid and a.attnum = k.attnum
              order by k.place
          ) as keys,
          c.confrelid::pg_catalog.regclass::text as target
      from pg_catalog.pg_constraint as c
      where c.conrelid = %d and c.contype = '%s'
      order by c.conname
      """;

  private static final String COMPUTED =
      """
      select p.oid::pg_catalog.regproc::text as name
      from pg_catalog.pg_proc as p
      join pg_catalog.pg_class as c on c.reltype = p.proargtypes[0]
      where c.oid = %d and p.pronargs = 1
      order by name
      """;

  private static final String PUBLISHED =
      """
      select p.pubname as name
      from pg_catalog.pg_publication as p
      join pg_catalog.pg_publication_rel as r on r.prpubid = p.oid
      where r.prrelid = %d
      order by name
      """;

  private final Look look;

  public TableReader(Look look) {
    this.look = look;
  }

  public TriedTable read(Facade facade) throws SQLException {
    long oid = facade.table();
    List<TriedColumn> columns = look.all(COLUMNS.formatted(oid), TableReader::column);
    List<Reference> foreign = constraints(oid, "f");
    return new TriedTable(
        oid,
        facade.name(),
        columns,
        look.all(KEYS.formatted(oid), TableReader::key),
        foreign,
        constraints(oid, "c").stream().map(c -> new Check(c.name(), c.columns())).toList(),
        rows(facade.name(), columns),
        look.all(COMPUTED.formatted(oid), row -> row.getString("name")),
        look.all(PUBLISHED.formatted(oid), row -> row.getString("name")),
        referred(foreign));
  }

  private static TriedColumn column(ResultSet row) throws SQLException {
    return new TriedColumn(
        row.getString("name"),
        row.getString("type"),
        row.getString("category"),
        row.getBoolean("required"),
        Optional.ofNullable(row.getString("default_value")),
        row.getString("identity"),
        row.getBoolean("generated"),
        Look.strings(row, "labels"));
  }

  private static UniqueIndex key(ResultSet row) throws SQLException {
    return new UniqueIndex(
        row.getString("name"),
        Look.strings(row, "columns"),
        row.getBoolean("is_primary"),
        row.getBoolean("is_constraint"),
        row.getBoolean("is_whole"));
  }

  private List<Reference> constraints(long oid, String type) throws SQLException {
    return look.all(
        CONSTRAINTS.formatted(oid, type),
        row ->
            new Reference(
                row.getString("name"),
                Look.strings(row, "columns"),
                row.getString("target"),
                Look.strings(row, "keys")));
  }

  private List<Row> rows(String table, List<TriedColumn> columns) throws SQLException {
    if (columns.isEmpty()) {
      return List.of();
    }
    List<String> texts = columns.stream().map(column -> column.name() + "::text").toList();
    String query =
        "select %s from %s order by %s limit %d"
            .formatted(String.join(", ", texts), table, String.join(", ", texts), ROWS);
    return look.all(
        query,
        row -> {
          Map<String, Optional<String>> values = new LinkedHashMap<>();
          for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), Optional.ofNullable(row.getString(i + 1)));
          }
          return new Row(values);
        });
  }

  private Map<String, List<String>> referred(List<Reference> foreign) throws SQLException {
    Map<String, List<String>> values = new TreeMap<>();
    for (Reference reference : foreign) {
      for (int i = 0; i < reference.columns().size(); i++) {
        values.put(
            reference.columns().get(i),
            look.all(
                "select distinct %1$s::text from %2$s where %1$s is not null order by 1 limit %3$d"
                    .formatted(reference.keys().get(i), reference.target(), ROWS),
                row -> row.getString(1)));
      }
    }
    return values;
  }
}
