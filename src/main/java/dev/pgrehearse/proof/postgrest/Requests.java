package dev.pgrehearse.proof.postgrest;

import dev.pgrehearse.proof.subject.Facade;
import dev.pgrehearse.proof.subject.Look;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What clients of PostgREST can ask of tables that become facades.
 *
 * @param schemas in which these are, sorted
 * @param all the requests, those of one key side by side
 * @param keys how many keys they go along
 */
public record Requests(List<String> schemas, List<Request> all, int keys) {

  /** A facade may stand already for a table that left earlier. */
  private static final String RELATIONS =
      """
      with facade (id, name) as (
          values %s
      ),
      schemas as (
          select distinct c.relnamespace as id
          from facade as f
          join pg_catalog.pg_class as c on c.oid = pg_catalog.to_regclass(f.name)
      )
      select
          coalesce(f.id, c.oid) as id,
          n.nspname as schema,
          c.relname as name,
          array(
              select a.attname::text
              from pg_catalog.pg_attribute as a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              order by a.attnum
          ) as columns,
          array(
              select a.attname::text
              from pg_catalog.pg_index as i
              cross join lateral pg_catalog.unnest(i.indkey::pg_catalog.int2[])
                  with ordinality as k (attnum, place)
              join pg_catalog.pg_attribute as a
                  on a.attrelid = i.indrelid and a.attnum = k.attnum
              where i.indrelid = coalesce(f.id, c.oid) and i.indisprimary
              order by k.place
          ) as key
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      join schemas as s on s.id = n.oid
      left join facade as f
          on f.id <> c.oid and c.relkind in ('v', 'm') and c.oid = pg_catalog.to_regclass(f.name)
      where c.relkind in ('r', 'p') or f.id is not null
      order by f.id nulls first, c.oid
      """;

  private static final String KEYS =
      """
      select
          k.conname as name,
          k.conrelid as child,
          k.confrelid as parent,
          array(
              select a.attname::text
              from pg_catalog.unnest(k.conkey) with ordinality as c (attnum, place)
              join pg_catalog.pg_attribute as a
                  on a.attrelid = k.conrelid and a.attnum = c.attnum
              order by c.place
          ) as columns,
          array(
              select a.attname::text
              from pg_catalog.unnest(k.confkey) with ordinality as c (attnum, place)
              join pg_catalog.pg_attribute as a
                  on a.attrelid = k.confrelid and a.attnum = c.attnum
              order by c.place
          ) as parent_columns,
          exists (
              select
              from pg_catalog.pg_constraint as p
              where p.conrelid = k.conrelid and p.contype = 'p' and p.conkey @> k.conkey
          ) as joins
      from pg_catalog.pg_constraint as k
      where k.contype = 'f' and k.conparentid = 0
      order by name, child
      """;

  /** The functions that a move makes for keys are asked for along these. */
  private static final String FUNCTIONS =
      """
      select
          n.nspname as schema,
          p.proname as name,
          t.typrelid as id,
          r.typtype = 'c' as gives_rows
      from pg_catalog.pg_proc as p
      join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
      join pg_catalog.pg_type as t on t.oid = p.proargtypes[0]
      join pg_catalog.pg_class as c on c.oid = t.typrelid and c.relkind in ('r', 'p')
      join pg_catalog.pg_type as r on r.oid = p.prorettype
      where p.pronargs = 1
          and p.prokind = 'f'
          and not pg_catalog.starts_with(
              coalesce(pg_catalog.obj_description(p.oid, 'pg_proc'), ''), 'Embed of the key '
          )
      order by schema, name, id
      """;

  public Requests {
    schemas = List.copyOf(schemas);
    all = List.copyOf(all);
  }

  /**
   * Those that are about some of the facades.
   *
   * @param own that are tables still
   * @param facades all that there are, also of tables that have left already
   */
  public static Requests of(Look before, List<Facade> own, List<Facade> facades)
      throws SQLException {
    Map<Long, Relation> relations = relations(before, facades);
    Set<Long> tables = own.stream().map(Facade::table).collect(Collectors.toSet());
    Set<String> schemas =
        tables.stream()
            .filter(relations::containsKey)
            .map(table -> relations.get(table).schema())
            .collect(Collectors.toCollection(TreeSet::new));
    List<ForeignKey> keys =
        before.all(KEYS, row -> key(relations, row)).stream()
            .flatMap(Optional::stream)
            .filter(key -> schemas.contains(key.child().schema()))
            .filter(key -> key.child().schema().equals(key.parent().schema()))
            .toList();
    List<ForeignKey> touched = keys.stream().filter(key -> key.touches(tables)).toList();
    List<Request> all = new ArrayList<>();
    touched.forEach(key -> all.addAll(key.requests(tables)));
    for (ForeignKey one : keys) {
      keys.stream()
          .filter(other -> !other.equals(one) && other.child().equals(one.child()))
          .filter(other -> other.joins() && one.joins() && !other.parent().equals(one.parent()))
          .filter(other -> other.touches(tables) || one.touches(tables))
          .forEach(other -> all.addAll(one.across(other, tables)));
    }
    before
        .all(FUNCTIONS, row -> function(relations, row))
        .forEach(
            function ->
                function
                    .filter(of -> tables.contains(of.of().table()))
                    .filter(of -> schemas.contains(of.schema()) || of.schema().equals("public"))
                    .ifPresent(of -> all.addAll(of.requests())));
    return new Requests(List.copyOf(schemas), all, touched.size());
  }

  private static Map<Long, Relation> relations(Look look, List<Facade> facades)
      throws SQLException {
    String values =
        facades.stream()
            .map(
                facade ->
                    "(%d::oid, '%s')".formatted(facade.table(), facade.name().replace("'", "''")))
            .collect(Collectors.joining(", "));
    Map<Long, Relation> relations = new TreeMap<>();
    look.all(
            RELATIONS.formatted(values),
            row -> {
              List<String> columns = Look.strings(row, "columns");
              List<String> key = Look.strings(row, "key");
              return new Relation(
                  row.getLong("id"),
                  row.getString("schema"),
                  row.getString("name"),
                  columns,
                  columns.containsAll(key) ? key : List.of());
            })
        .forEach(relation -> relations.put(relation.table(), relation));
    return relations;
  }

  private static Optional<ForeignKey> key(Map<Long, Relation> relations, ResultSet row)
      throws SQLException {
    Relation child = relations.get(row.getLong("child"));
    Relation parent = relations.get(row.getLong("parent"));
    return child == null || parent == null
        ? Optional.empty()
        : Optional.of(
            new ForeignKey(
                row.getString("name"),
                child,
                Look.strings(row, "columns"),
                parent,
                Look.strings(row, "parent_columns"),
                row.getBoolean("joins")));
  }

  private static Optional<ComputedFunction> function(Map<Long, Relation> relations, ResultSet row)
      throws SQLException {
    String schema = row.getString("schema");
    String name = row.getString("name");
    boolean givesRows = row.getBoolean("gives_rows");
    return Optional.ofNullable(relations.get(row.getLong("id")))
        .map(relation -> new ComputedFunction(schema, name, relation, givesRows));
  }

  /** The forms of which there are none for a facade. */
  public List<String> missing(Facade facade) {
    Set<String> there =
        all.stream()
            .filter(request -> request.facade() == facade.table())
            .map(Request::form)
            .collect(Collectors.toSet());
    return Stream.of(Request.BY_KEY, Request.COMPUTED)
        .filter(form -> !there.contains(form))
        .toList();
  }
}
