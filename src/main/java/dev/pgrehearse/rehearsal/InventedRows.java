package dev.pgrehearse.rehearsal;

import dev.pgrehearse.server.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts one row into each of some empty tables, made of the catalog alone: what must be there is, a
 * default where there is one, all else is null. What such a row refers to is made first. A table
 * whose triggers, policies or checks refuse it stays empty.
 */
final class InventedRows {

  private static final String TABLES =
      """
      select
          pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
          pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.relowner)) as owner,
          coalesce(
              (
                  select pg_catalog.pg_get_expr(p.relpartbound, p.oid)
                  from pg_catalog.pg_inherits as i
                  join pg_catalog.pg_class as p on p.oid = i.inhrelid
                  where i.inhparent = c.oid
                      and c.relkind = 'p'
                  order by p.relname
                  limit 1
              ),
              ''
          ) as partition,
          case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) else '' end as partitioned,
          array(
              select pg_catalog.pg_get_constraintdef(k.oid)
              from pg_catalog.pg_constraint as k
              where k.contype = 'c'
                  and k.conrelid = c.oid
              order by k.conname
          ) as checks
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p')
          and not c.relispartition
          and n.nspname not in ('information_schema', 'auth', 'cron', 'net', 'vault')
          and pg_catalog.left(n.nspname, 3) <> 'pg_'
      order by 1
      """;

  private static final String COLUMNS =
      """
      select
          pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
          pg_catalog.quote_ident(a.attname) as "column",
          t.typname,
          t.typcategory,
          t.typtype,
          case when a.atttypmod > 4 then a.atttypmod - 4 else 0 end as room,
          (
              select pg_catalog.quote_literal(l.enumlabel)
              from pg_catalog.pg_enum as l
              where l.enumtypid = t.oid
              order by l.enumsortorder
              limit 1
          ) as label,
          (
              select pg_catalog.format('%I.%I', rn.nspname, r.relname)
                  || ' '
                  || pg_catalog.quote_ident(ra.attname)
              from pg_catalog.pg_constraint as k
              cross join lateral rows from (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey)) as p (here, there)
              join pg_catalog.pg_class as r on r.oid = k.confrelid
              join pg_catalog.pg_namespace as rn on rn.oid = r.relnamespace
              join pg_catalog.pg_attribute as ra
                  on ra.attrelid = r.oid
                  and ra.attnum = p.there
              where k.contype = 'f'
                  and k.conrelid = c.oid
                  and p.here = a.attnum
              order by k.conname
              limit 1
          ) as refers,
          a.atthasdef as defaulted
      from pg_catalog.pg_attribute as a
      join pg_catalog.pg_class as c on c.oid = a.attrelid
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      join pg_catalog.pg_type as own on own.oid = a.atttypid
      join pg_catalog.pg_type as t on t.oid = case own.typtype when 'd' then own.typbasetype else own.oid end
      where c.relkind in ('r', 'p')
          and a.attnum > 0
          and not a.attisdropped
          and a.attidentity = ''
          and a.attgenerated = ''
          and (
              not a.atthasdef
              and own.typdefault is null
              -- A default is a row of another table's that may not be there.
              or a.attnotnull
                  and exists (
                      select
                      from pg_catalog.pg_constraint as k
                      where k.contype = 'f'
                          and k.conrelid = c.oid
                          and a.attnum = any (k.conkey)
                  )
          )
          and (
              a.attnotnull
              or own.typnotnull
              or c.relkind = 'p'
                  and a.attnum = any (
                      (select p.partattrs from pg_catalog.pg_partitioned_table as p where p.partrelid = c.oid)::smallint[]
                  )
          )
      order by c.oid, a.attnum
      """;

  private final Database database;
  private final Set<String> invented = new TreeSet<>();
  private final Set<String> refused = new TreeSet<>();

  InventedRows(Database database) {
    this.database = database;
  }

  /** Writes what it can. */
  void write(Set<String> wanted) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      connection.setAutoCommit(false);
      Map<String, InventedRow> rows = rows(connection);
      Set<String> begun = new LinkedHashSet<>();
      for (String table : wanted) {
        write(table, rows, connection, begun);
      }
      connection.commit();
    }
  }

  private void write(
      String table, Map<String, InventedRow> rows, Connection connection, Set<String> begun)
      throws SQLException {
    InventedRow row = rows.get(table);
    if (row == null || !begun.add(table) || !isEmpty(table, connection)) {
      return;
    }
    for (String parent : row.parents()) {
      write(parent, rows, connection, begun);
    }
    boolean isThere = new OwnersInsert(connection).first(row.inserts(), row.owner()) > 0;
    (isThere ? invented : refused).add(table);
  }

  private static boolean isEmpty(String table, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select not exists (select from " + table + ")")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static Map<String, InventedRow> rows(Connection connection) throws SQLException {
    Map<String, List<InventedRow.Column>> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet each = statement.executeQuery(COLUMNS)) {
        while (each.next()) {
          columns
              .computeIfAbsent(each.getString("name"), name -> new ArrayList<>())
              .add(
                  new InventedRow.Column(
                      each.getString("column"),
                      each.getString("typname"),
                      each.getString("typcategory"),
                      each.getInt("room"),
                      each.getString("label"),
                      each.getString("refers"),
                      each.getBoolean("defaulted")));
        }
      }
      Map<String, InventedRow> rows = new LinkedHashMap<>();
      try (ResultSet each = statement.executeQuery(TABLES)) {
        while (each.next()) {
          String name = each.getString("name");
          rows.put(
              name,
              new InventedRow(
                  name,
                  each.getString("owner"),
                  columns.getOrDefault(name, List.of()),
                  each.getString("partitioned"),
                  each.getString("partition"),
                  strings(each.getArray("checks"))));
        }
      }
      return rows;
    }
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String.class::cast).toList();
  }

  /** Tables that have such a row now, also those that others refer to. */
  Set<String> invented() {
    return Set.copyOf(invented);
  }

  /** Tables for which none could be made. */
  Set<String> refused() {
    return Set.copyOf(refused);
  }
}
