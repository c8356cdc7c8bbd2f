package dev.pgrehearse.start;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some rows of a live database that somebody asked for, with those that they refer to. */
final class SampledRows {

  private static final String NAME = "select pg_catalog.format('%I.%I', ?::text, ?::text)";

  private static final String REFERENCES =
      """
      select
          pg_catalog.format('%I.%I', n.nspname, r.relname) as referred,
          (
              select pg_catalog.string_agg(
                  pg_catalog.format('p.%I = t.%I', ra.attname, a.attname), ' and ' order by u.at
              )
              from rows from (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey)) with ordinality as u (here, there, at)
              join pg_catalog.pg_attribute as a on a.attrelid = k.conrelid and a.attnum = u.here
              join pg_catalog.pg_attribute as ra on ra.attrelid = k.confrelid and ra.attnum = u.there
          ) as condition
      from pg_catalog.pg_constraint as k
      join pg_catalog.pg_class as r on r.oid = k.confrelid
      join pg_catalog.pg_namespace as n on n.oid = r.relnamespace
      where k.contype = 'f'
          and k.conrelid = ?::pg_catalog.regclass
      order by k.conname
      """;

  private record Reference(String referred, String condition) {}

  private final Connection live;
  private final boolean supabase;
  private final Map<String, Set<String>> kept = new LinkedHashMap<>();
  private final Set<String> order = new LinkedHashSet<>();

  private SampledRows(Connection live, boolean supabase) {
    this.live = live;
    this.supabase = supabase;
  }

  /**
   * Reads them. Nothing is written; the connection is left alone.
   *
   * @param rows how many of each table that moves
   * @return the statements that put them in, in order
   */
  static List<String> read(Connection live, List<Move> moves, int rows, boolean supabase)
      throws SQLException {
    int isolation = live.getTransactionIsolation();
    // What rows refer to is still there when it is read.
    live.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (QuietTransaction transaction = QuietTransaction.on(live);
        Statement statement = transaction.statement()) {
      statement.execute("set transaction read only");
      statement.execute("set local row_security = on");
      return new SampledRows(live, supabase).read(moves, rows);
    } finally {
      live.setTransactionIsolation(isolation);
    }
  }

  private List<String> read(List<Move> moves, int rows) throws SQLException {
    for (Move move : moves) {
      String table = strings(NAME, move.fromSchema(), move.fromName()).get(0);
      keep(
          table,
          strings(
              "select /* pgrehearse */ t.ctid::text from %s as t limit %d".formatted(table, rows)),
          new LinkedHashSet<>());
    }
    List<String> statements = new ArrayList<>();
    for (String table : order) {
      statements.addAll(
          supabase && table.equals("auth.users")
              ? strings(
                  """
                  select pg_catalog.format(
                      'insert into auth.users (id, email) values (%%L, %%L)',
                      t.id,
                      t.id || '@example.com'
                  )
                  from auth.users as t
                  where t.ctid = any ('%s'::pg_catalog.tid[])
                  order by t.id"""
                      .formatted(tids(kept.get(table))))
              : new ExportedRows(live)
                  .of(
                      table,
                      "t.ctid = any ('%s'::pg_catalog.tid[])".formatted(tids(kept.get(table)))));
    }
    return statements;
  }

  /** With what they refer to, which comes first. */
  private void keep(String table, List<String> found, Set<String> way) throws SQLException {
    Set<String> rows = kept.computeIfAbsent(table, name -> new LinkedHashSet<>());
    List<String> fresh = found.stream().filter(rows::add).toList();
    if (!fresh.isEmpty() && way.add(table)) {
      for (Reference reference : references(table)) {
        List<String> referred =
            strings(
                """
                select distinct /* pgrehearse */ p.ctid::text
                from %s as t
                join %s as p on %s
                where t.ctid = any ('%s'::pg_catalog.tid[])
                order by 1"""
                    .formatted(
                        table,
                        reference.referred(),
                        reference.condition(),
                        tids(new LinkedHashSet<>(fresh))));
        keep(reference.referred(), referred, way);
      }
      way.remove(table);
    }
    order.add(table);
  }

  private static String tids(Set<String> rows) {
    return "{\"" + String.join("\",\"", rows) + "\"}";
  }

  private List<Reference> references(String table) throws SQLException {
    List<Reference> references = new ArrayList<>();
    try (PreparedStatement statement = live.prepareStatement(REFERENCES)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          references.add(new Reference(row.getString("referred"), row.getString("condition")));
        }
      }
    }
    return references;
  }

  private List<String> strings(String sql, String... arguments) throws SQLException {
    try (PreparedStatement statement = live.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    }
  }
}
