package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.refusal.RecordedSql;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who asks the catalog by a table's name gets another answer after the move, and is told before.
 */
final class CatalogQuestionsIT {

  private static final List<String> ASKING =
      List.of(
          "select count(*) from pg_tables where schemaname = 'public' and tablename = 'orders'",
          "select count(*) from pg_catalog.pg_class where relname = 'orders'",
          "select count(*) from pg_class c where c.relname::text in ('others', 'orders')",
          "select count(*) from pg_class c where c.relname = any ('{others, orders}')",
          "select count(*) from pg_class c where c.relname = any (array['others', 'orders'])",
          "select count(*) from pg_class c where c.relkind in ('r', 'v') and c.relname like 'ord%'",
          "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
              + " where c.relkind = 'r' and n.nspname = 'public' and c.relname = 'orders'",
          "select count(*) from pg_class where relname = 'orders' and relkind = 'r'"
              + " and relnamespace = 'public'::regnamespace",
          "select count(*) from pg_tables where schemaname = any (array['public', 'x'])"
              + " and tablename = 'orders'",
          "select count(*) from pg_indexes where schemaname = 'public' and tablename = 'orders'",
          "select count(*) from pg_stat_user_tables where schemaname = 'public' and relname = 'orders'",
          "select count(*) from pg_policies where schemaname = 'public' and tablename = 'orders'",
          "select count(*) from information_schema.tables where table_type = 'BASE TABLE'"
              + " and table_schema = 'public' and table_name = 'orders'",
          "select count(*) from information_schema.columns where table_name = 'orders'",
          "select count(*) from information_schema.table_constraints where table_schema = 'public'"
              + " and table_name = 'orders'");

  /** Their answers are as before. */
  private static final List<String> NOT_ASKING =
      List.of(
          "select count(*) from pg_tables where schemaname = 'other' and tablename = 'orders'",
          "select count(*) from pg_tables where schemaname = 'public' and tablename = 'others'",
          "select count(*) from information_schema.columns where table_schema = 'public'"
              + " and table_name = 'others' and column_name = 'orders'",
          "select count(*) from pg_indexes where tablename = 'orders'",
          "select count(*) from pg_class where relname = 'orders' and relkind = 'r'",
          "select count(*) from pg_tables where schemaname not in ('pg_catalog',"
              + " 'information_schema') and tablename = 'orders'",
          "select count(*) from information_schema.table_constraints where table_name = 'orders'",
          "select count(*) from information_schema.routines where routine_name = 'orders'",
          "select count(*) from pg_roles where rolname = 'orders'",
          "select count(*) from others where label = 'orders'");

  private static final String TABLES =
      """
      create schema dom;
      create schema other;
      create table public.orders (order_id integer primary key);
      alter table public.orders enable row level security;
      create policy p on public.orders using (true);
      create table public.others (orders integer, label text);
      create table other.orders (order_id integer);
      """;

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_function_whose_answer_is_another_is_named_and_no_other() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      VariedDatabase.run(connection, TABLES);
      create(connection, "f", ASKING);
      create(connection, "g", NOT_ASKING);
      VariedDatabase.run(
          connection,
          """
          create function public.h() returns bigint language plpgsql as $f$
          declare v bigint;
          begin
              execute 'select count(*) from pg_tables where schemaname = ''public'' and tablename = $1'
              into v using 'orders';
              return v;
          end $f$;
          create function public.i() returns bigint language plpgsql as $f$
          declare v bigint;
          begin
              execute $q$select count(*) from information_schema.columns where table_name = 'orders'$q$
              into v;
              return v;
          end $f$""");
      List<String> before = answers(connection);
      MovePlan plan = plan(connection, List.of());
      VariedDatabase.run(connection, plan.forward());
      List<String> after = answers(connection);
      String told = told(plan);
      for (int i = 0; i < before.size(); i++) {
        String function = before.get(i).substring(0, before.get(i).indexOf('|'));
        assertThat(told.contains("public." + function + "()"))
            .as(before.get(i) + " then " + after.get(i))
            .isEqualTo(!before.get(i).equals(after.get(i)));
      }
      assertThat(after).doesNotContainAnyElementsOf(before.subList(0, ASKING.size()));
    }
  }

  @Test
  void a_client_s_question_that_is_recorded_is_one_too() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      VariedDatabase.run(connection, TABLES);
      assertThat(
              told(
                  plan(
                      connection,
                      List.of(
                          new RecordedSql("health", ASKING.get(0)),
                          new RecordedSql("idle", NOT_ASKING.get(1))))))
          .contains("health with")
          .doesNotContain("idle with");
    }
  }

  private static void create(Connection connection, String name, List<String> bodies)
      throws SQLException {
    for (int i = 0; i < bodies.size(); i++) {
      VariedDatabase.run(
          connection,
          "create function public.%s%02d() returns bigint language sql as $f$ %s $f$"
              .formatted(name, i, bodies.get(i)));
    }
  }

  private static List<String> answers(Connection connection) throws SQLException {
    StringBuilder all = new StringBuilder();
    for (String function :
        VariedDatabase.query(
            connection,
            "select proname from pg_proc where proname ~ '^([fg][0-9]+|h|i)$' order by proname")) {
      all.append(all.isEmpty() ? "" : " union all ")
          .append("select '%s', public.%s()".formatted(function, function));
    }
    return VariedDatabase.query(connection, all + " order by 1");
  }

  private static MovePlan plan(Connection connection, List<RecordedSql> sent) throws SQLException {
    return FacadePlan.of(connection, List.of(Move.of("public", "orders", "dom", "orders")), sent)
        .moves()
        .get(0);
  }

  private static String told(MovePlan plan) {
    return String.join(
        "\n",
        plan.notices().stream()
            .filter(notice -> notice.rule().equals("facade-name-text"))
            .map(Finding::message)
            .toList());
  }
}
