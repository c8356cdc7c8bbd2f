package dev.pgrehearse.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * The rows that are there before anything is tried, and for each table a function that compares it
 * with them. All of it goes with the transaction.
 */
final class KnownRows {

  private static final String TABLE =
      """
      create temporary table pgrehearse_known (
          id integer generated always as identity,
          rel oid not null,
          tab oid not null,
          tid tid not null,
          doc jsonb not null
      );
      """;

  private static final String REMEMBER =
      """
      insert into pg_temp.pgrehearse_known (rel, tab, tid, doc)
      select %d, t.tableoid, t.ctid, pg_catalog.to_jsonb(t)
      from %s as t
      order by t.tableoid, t.ctid;
      """;

  /**
   * Makes a row, and those that it needs, without triggers and foreign keys. Where a constraint is
   * in the way there is nothing to try, which no statement that is tried can say.
   */
  private static final String OWN =
      """
      create temporary table pgrehearse_own (
          id integer primary key,
          needs integer[] not null,
          sql text not null
      );
      create function pg_temp.pgrehearse_own(p_id integer) returns void
      language plpgsql security definer set session_replication_role = replica as $own$
      declare
          v_sql text;
          v_needed integer;
      begin
          for v_needed in
              with recursive needed (id) as (
                  select p_id
                  union
                  select n.id
                  from needed as d
                  join pg_temp.pgrehearse_own as o on o.id = d.id
                  cross join pg_catalog.unnest(o.needs) as n (id)
              )
              select n.id from needed as n order by n.id desc
          loop
              select o.sql into strict v_sql from pg_temp.pgrehearse_own as o where o.id = v_needed;
              execute v_sql;
          end loop;
      exception
          when others then
              raise exception using errcode = 'PGOWN', message = sqlerrm;
      end
      $own$;
      grant execute on function pg_temp.pgrehearse_own(integer) to public;
      """;

  /**
   * A function of its own for each table, because plpgsql keeps its plan. It is the superuser's, so
   * that nobody has to be left to look.
   */
  private static final String LOOK =
      """
      create function pg_temp.pgrehearse_look_%1$d() returns jsonb
      language plpgsql security definer as $look$
      begin
      return (
          select pg_catalog.jsonb_build_object(
              'rel', %1$d,
              'gone', pg_catalog.jsonb_agg(k.id) filter (where t.ctid is null),
              'new', pg_catalog.jsonb_agg(pg_catalog.to_jsonb(t)) filter (where k.id is null)
          )
          from (
              select b.id, b.tab, b.tid
              from pg_temp.pgrehearse_known as b
              where b.rel = %1$d
          ) as k
          full join %2$s as t on t.tableoid = k.tab and t.ctid = k.tid
      );
      end
      $look$;
      grant execute on function pg_temp.pgrehearse_look_%1$d() to public;
      """;

  private final QuietTransaction transaction;
  private final ObjectMapper json;

  KnownRows(QuietTransaction transaction, ObjectMapper json) {
    this.transaction = transaction;
    this.json = json;
  }

  /** Puts seeds into tables that are empty, then notes which rows there are. */
  void note(Surroundings surroundings, FixtureRows rows, SeedRows seeds) throws SQLException {
    execute(TABLE + OWN);
    for (Relation relation : surroundings.relations().values()) {
      if (relation.kind() == 'r' && seeds.has(relation)) {
        sow(relation, seeds);
      }
    }
    StringBuilder remember = new StringBuilder();
    for (Relation relation : surroundings.relations().values()) {
      if (relation.hasPlaces() && relation.populated()) {
        remember.append(REMEMBER.formatted(relation.id(), relation.name()));
        if (relation.isTable()) {
          remember.append(LOOK.formatted(relation.id(), relation.name()));
        }
      }
    }
    if (remember.isEmpty()) {
      return;
    }
    execute(remember.toString());
    try (Statement statement = transaction.statement();
        ResultSet result =
            statement.executeQuery(
                """
                select id, rel::bigint, tab || ' ' || tid as place, doc
                from pg_temp.pgrehearse_known
                order by id
                """)) {
      while (result.next()) {
        rows.add(
            result.getInt("id"),
            surroundings.relations().get(result.getLong("rel")),
            result.getString("place"),
            tree(result.getString("doc")));
      }
    }
    rows.followReferences();
  }

  /** Without triggers and foreign keys; where a constraint is in the way, the table stays empty. */
  private void sow(Relation relation, SeedRows seeds) throws SQLException {
    if (!isEmpty(relation)) {
      return;
    }
    Savepoint before = transaction.connection().setSavepoint();
    try {
      execute("set local session_replication_role = replica");
      execute(seeds.insert(relation));
      execute("set local session_replication_role = origin");
      transaction.connection().releaseSavepoint(before);
    } catch (SQLException e) {
      if (transaction.connection().isClosed()) {
        throw e;
      }
      transaction.connection().rollback(before);
    }
  }

  private boolean isEmpty(Relation relation) throws SQLException {
    try (Statement statement = transaction.statement();
        ResultSet rows =
            statement.executeQuery("select from %s limit 1".formatted(relation.name()))) {
      return !rows.next();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = transaction.statement()) {
      statement.execute(sql);
    }
  }

  private JsonNode tree(String text) throws SQLException {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("the server gave no JSON", e);
    }
  }
}
