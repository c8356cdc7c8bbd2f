package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.cli.UserRepository.Answer;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which the runbook deploys moves to a database that is not as they think. */
final class DriftedFacadesIT {

  private static final String LEGACY =
      """
      create table public.orders (order_id bigint primary key, state text default 'open');
      create table public.notes (note_id bigint primary key, body text);
      create function public.open_orders() returns bigint language sql stable
      as $$ select count(*) from public.orders where state = 'open' $$;
      """;

  private static final String DRIFT =
      """
      alter table public.orders rename column state to status;
      alter table public.orders add column total numeric default 0;
      create or replace function public.open_orders() returns bigint language sql stable
      as $$ select count(*) from public.orders where status in ('open', 'new') $$;
      alter table public.notes add column pinned boolean;
      create table public.webhooks (webhook_id bigint primary key);
      """;

  private static final String LISTED =
      """
      do $$
      begin
          perform from (
              -- All moves, as ./pgrehearse facade write lists them.
              values
                  ('public.x', 'sales.x')
          ) as m (facade, home)
          where pg_catalog.to_regclass(m.home) is null;
          if found then
              raise exception 'not all have arrived';
          end if;
      end
      $$;
      """;

  @TempDir private Path folder;
  private UserRepository repository;
  private Server server;
  private Database live;
  private String url;
  private final Set<String> deployed = new HashSet<>();

  @BeforeEach
  void production() throws IOException, SQLException {
    repository =
        new UserRepository(folder)
            .write("pgrehearse.yaml", "verification: verification\nplatform: plain\n")
            .write(
                "verification/shop/rehearsal.yaml",
                "title: a shop\nchangelog: shop.yaml\nlegacy: legacy.sql\n")
            .write("verification/shop/legacy.sql", LEGACY)
            .write("verification/shop/psql/migration_status.sql", "-- What has moved?\n")
            .write(
                "verification/shop/facades.yaml",
                """
                moves:
                  - { changeset: 010_sales/10_orders, table: public.orders, to: sales.orders }
                  - { changeset: 020_office/10_notes, table: public.notes, to: office.notes }
                guards:
                  errcode: SH001
                  packs: [010_sales/00_guard, 020_office/00_guard]
                  lists: [030_end/00_arrived]
                """)
            .write("shop.yaml", "databaseChangeLog:\n  - logicalFilePath: shop.yaml\n");
    changeset("000_schemas/10_schemas");
    repository.write(
        "sql/shop/000_schemas/10_schemas.sql", "create schema sales; create schema office;");
    repository.write(
        "sql/shop/000_schemas/10_schemas.rollback.sql", "drop schema sales; drop schema office;");
    changeset("010_sales/00_guard");
    changeset("010_sales/10_orders");
    changeset("020_office/00_guard");
    changeset("020_office/10_notes");
    changeset("030_end/00_arrived");
    repository.write("sql/shop/030_end/00_arrived.sql", LISTED);
    server = Servers.start(new ServerChoice.Embedded(17));
    live = server.createDatabase(PrivilegeRegime.PLAIN);
    execute(LEGACY);
    execute(DRIFT);
    try (Connection superuser = live.connectAsSuperuser()) {
      url =
          "%s?user=%s"
              .formatted(
                  superuser.getMetaData().getURL().replaceFirst("\\?.*", ""),
                  superuser.getMetaData().getUserName());
    }
  }

  @AfterEach
  void goneAgain() {
    live.close();
    server.close();
  }

  @Test
  void the_moves_are_written_anew_for_it_and_then_they_arrive() throws Exception {
    answer(0, "facade", "write", "shop");
    assertThat(text("sql/shop/030_end/00_arrived.sql"))
        .contains("('public.orders', 'sales.orders'),\n", "('public.notes', 'office.notes')\n");
    assertThat(text("verification/shop/psql/migration_status.sql"))
        .startsWith("-- What has moved?\n")
        .contains("(2, 'public.notes', 'office.notes')");

    Answer before = answer(1, "facade", "preflight", "shop", "--url", url);
    assertThat(before.out())
        .contains(
            "missing: column public.orders.state",
            "extra: column public.orders.total",
            "function public.open_orders(): body changed",
            "extra: column public.notes.pinned",
            "move-unknown");
    assertThat(answer(1, "facade", "status", "shop", "--url", url).out())
        .contains(
            "0 of 2 moved, 0 in no order",
            "error  move-drifted",
            "function public.open_orders(): body changed",
            "extra: column public.notes.pinned");
    assertThat(answer(0, "facade", "status", "shop", "--url", url, "--moves-only").out())
        .endsWith("0 of 2 moved, 0 in no order\n");
    assertThatThrownBy(this::deploy)
        .isInstanceOfSatisfying(
            ChangesetFailed.class,
            stopped -> {
              assertThat(stopped.sqlState()).isEqualTo("SH001");
              assertThat(stopped.getMessage()).contains("public.orders lacks the column state");
            });

    repository.write("verification/shop/legacy.sql", LEGACY + DRIFT);
    repository.replace(
        "verification/shop/facades.yaml",
        "guards:\n",
        """
          - { changeset: 020_office/20_webhooks, table: public.webhooks, to: office.webhooks }
        guards:
        """);
    Answer written = answer(0, "facade", "write", "shop");
    assertThat(written.out())
        .contains(
            "written: sql/shop/010_sales/00_guard.sql",
            "written: sql/shop/020_office/20_webhooks.sql",
            "not in the changelog yet: 020_office/20_webhooks");
    changesetBefore("020_office/20_webhooks", "030_end/00_arrived");

    assertThat(answer(0, "facade", "preflight", "shop", "--url", url).out())
        .contains("can be deployed", "CLEAN");
    deploy();
    execute("insert into public.orders (order_id, status, total) values (1, 'new', 2)");
    execute("insert into public.webhooks values (1)");
    answer(0, "facade", "preflight", "shop", "--url", url);
    assertThat(answer(0, "facade", "status", "shop", "--url", url).out())
        .contains("3 of 3 moved, 0 in no order", "CLEAN: 0 errors");
  }

  @Test
  void a_table_that_is_gone_is_said_and_the_other_moves_are_written() throws Exception {
    repository.write(
        "verification/shop/legacy.sql",
        LEGACY.replace("create table public.notes", "create table public.memos"));

    Answer written = answer(1, "facade", "write", "shop");

    assertThat(written.out())
        .contains(
            "written: sql/shop/010_sales/00_guard.sql",
            "written: sql/shop/010_sales/10_orders.sql",
            "error  facade-unwritten  020_office/00_guard",
            "public.notes")
        .doesNotContain("written: sql/shop/020_office");
  }

  private Answer answer(int exitCode, String... arguments) throws Exception {
    Answer answer = repository.call(arguments);
    assertThat(answer.exitCode()).as(answer.all()).isEqualTo(exitCode);
    return answer;
  }

  private void deploy() throws SQLException, ChangesetFailed {
    Changelog changelog = Changelog.open(repository.path("shop.yaml"));
    try (Connection superuser = live.connectAsSuperuser();
        ChangelogPlayer player = new ChangelogPlayer(changelog, live, () -> superuser)) {
      player.prepare();
      for (Changeset changeset : changelog.changesets()) {
        if (!deployed.contains(changeset.id())) {
          player.apply(changeset);
          deployed.add(changeset.id());
        }
      }
    }
  }

  private void changeset(String id) throws IOException {
    repository.write("sql/shop/" + id + ".sql", "select 1;\n");
    repository.write("sql/shop/" + id + ".rollback.sql", "select 1;\n");
    repository.write("shop.yaml", text("shop.yaml") + entry(id));
  }

  private void changesetBefore(String id, String other) throws IOException {
    repository.replace("shop.yaml", entry(other), entry(id) + entry(other));
  }

  private static String entry(String id) {
    return """
      - changeSet:
          id: %1$s
          author: ann
          changes:
            - sqlFile: { path: sql/shop/%1$s.sql, splitStatements: false }
          rollback:
            - sqlFile: { path: sql/shop/%1$s.rollback.sql, splitStatements: false }
    """
        .formatted(id);
  }

  private String text(String name) throws IOException {
    return Files.readString(repository.path(name));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = live.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
