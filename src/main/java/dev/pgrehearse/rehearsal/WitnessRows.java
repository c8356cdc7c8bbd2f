package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes one more row into every table that has some, a copy of its oldest with new keys, so that a
 * rollback which throws away what was written after the change is seen without any check. What the
 * table numbers by itself it numbers, as for whoever writes to it; only where its sequence is
 * behind the rows is a number past them taken. A table whose constraints refuse the copy goes
 * without, and so does one that only the platform writes.
 */
final class WitnessRows {

  private static final String STATEMENTS =
      """
      with unique_columns as (
          select distinct i.indrelid, k.attnum, bool_or(k.attnum = 0) over (partition by i.indrelid) as expressions
          from pg_catalog.pg_index as i
          cross join lateral unnest(i.indkey::int2[]) as k (attnum)
          where i.indisunique
      ),
      referring as (
          select distinct c.conrelid, k.attnum
          from pg_catalog.pg_constraint as c
          cross join lateral unnest(c.conkey) as k (attnum)
          where c.contype = 'f'
      ),
      columns as (
          select
              a.attrelid,
              a.attnum,
              quote_ident(a.attname) as name,
              a.attidentity = 'd' or exists (
                  select
                  from pg_catalog.pg_attrdef as d
                  where d.adrelid = a.attrelid
                      and d.adnum = a.attnum
                      and pg_get_expr(d.adbin, d.adrelid) like 'nextval(%'
              ) as numbered,
              case
                  when r.attnum is not null then quote_ident(a.attname)
                  when u.attnum is null
                      and not (
                          t.typcategory = 'S'
                          and exists (
                              select from unique_columns as e
                              where e.indrelid = a.attrelid and e.expressions
                          )
                      )
                      then quote_ident(a.attname)
                  when t.typname = 'uuid' then 'gen_random_uuid()'
                  when t.typcategory = 'N'
                      then format('(select coalesce(max(%1$I), 0) + 1 from %2$s)', a.attname, a.attrelid::regclass)
                  when t.typcategory = 'S'
                      then format('left(%1$I::text, %2$s) || ''~w''', a.attname,
                          case when a.atttypmod > 8 and t.typname in ('varchar', 'bpchar') then a.atttypmod - 6 else 200 end)
                  when t.typcategory = 'D' then format('%I + interval ''1 day''', a.attname)
                  else quote_ident(a.attname)
              end as source
          from pg_catalog.pg_attribute as a
          join pg_catalog.pg_type as t on t.oid = a.atttypid
          left join unique_columns as u on u.indrelid = a.attrelid and u.attnum = a.attnum
          left join referring as r on r.conrelid = a.attrelid and r.attnum = a.attnum
          where a.attnum > 0 and not a.attisdropped and a.attidentity <> 'a' and a.attgenerated = ''
      )
      select
          quote_ident(n.nspname) || '.' || quote_ident(c.relname),
          format(
              'insert into %1$s (%2$s) select %3$s from %1$s order by tableoid, ctid limit 1',
              c.oid::regclass,
              string_agg(k.name, ', ' order by k.attnum) filter (where not k.numbered),
              string_agg(k.source, ', ' order by k.attnum) filter (where not k.numbered)
          ),
          format(
              'insert into %1$s (%2$s) select %3$s from %1$s order by tableoid, ctid limit 1',
              c.oid::regclass,
              string_agg(k.name, ', ' order by k.attnum),
              string_agg(k.source, ', ' order by k.attnum)
          ),
          quote_ident(pg_get_userbyid(c.relowner))
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      join columns as k on k.attrelid = c.oid
      where c.relkind in ('r', 'p')
          and not c.relispartition
          and n.nspname not in ('information_schema', 'auth', 'cron', 'net', 'vault', '@history')
          and left(n.nspname, 3) <> 'pg_'
      group by c.oid, n.nspname, c.relname, c.relowner
      order by n.nspname, c.relname
      """
          .replace("@history", ChangelogPlayer.HISTORY_SCHEMA);

  private final Database database;
  private final Predicate<String> wanted;

  /**
   * @param wanted which tables get a row, by their schema-qualified names
   */
  WitnessRows(Database database, Predicate<String> wanted) {
    this.database = database;
    this.wanted = wanted;
  }

  /** Returns how many rows were written. */
  int write() throws SQLException {
    int written = 0;
    try (Connection connection = database.connectAsSuperuser()) {
      connection.setAutoCommit(false);
      for (Witness witness : witnesses(connection)) {
        int rows = 0;
        for (String insert : witness.inserts()) {
          rows = rows > 0 ? rows : write(connection, insert, witness.owner());
        }
        written += rows;
      }
      connection.commit();
    }
    return written;
  }

  /** None where the table refuses it. */
  private static int write(Connection connection, String insert, String owner) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      // What triggers do then is done by the owner: a superuser's reach is the whole server.
      statement.execute("set local session authorization " + owner);
      int rows = statement.executeUpdate(insert);
      statement.execute("set constraints all immediate");
      statement.execute("set local session authorization default");
      return rows;
    } catch (SQLException e) {
      connection.rollback(savepoint);
      return 0;
    }
  }

  /**
   * @param inserts the first that the table takes is enough
   */
  private record Witness(List<String> inserts, String owner) {}

  private List<Witness> witnesses(Connection connection) throws SQLException {
    List<Witness> witnesses = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(STATEMENTS)) {
      while (rows.next()) {
        if (wanted.test(rows.getString(1))) {
          // Where the table numbers nothing by itself, both are the same; where all, the first is
          // none.
          List<String> inserts =
              Stream.of(rows.getString(2), rows.getString(3))
                  .filter(insert -> !insert.contains(" () "))
                  .distinct()
                  .toList();
          witnesses.add(new Witness(inserts, rows.getString(4)));
        }
      }
    }
    return witnesses;
  }
}
