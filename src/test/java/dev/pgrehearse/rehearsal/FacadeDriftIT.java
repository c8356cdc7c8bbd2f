package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What grants on a facade say that its table does not, beyond the bad example of the rule. */
final class FacadeDriftIT {

  private static final Path PRELUDE =
      Path.of(System.getProperty("pgrehearse.home", "."))
          .resolve("verification/rules/facade-grants-drifted/prelude.sql");

  private static Server server;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_trigger_privilege_on_the_facade_is_told_even_where_the_table_gives_it_too()
      throws IOException {
    assertThat(
            drift(
                "grant trigger on table app.notes, public.notes",
                "revoke trigger on table app.notes, public.notes"))
        .singleElement()
        .asString()
        .contains("service_role may trigger by the view, which no client needs");
  }

  @Test
  void a_grant_option_on_the_facade_alone_is_told() throws IOException {
    assertThat(
            drift(
                "grant insert on table public.notes",
                "revoke grant option for insert on table public.notes",
                " with grant option"))
        .singleElement()
        .asString()
        .contains("insert with grant option by the view only");
  }

  @Test
  void what_a_table_has_beyond_its_facade_and_a_view_could_not_use_is_no_drift()
      throws IOException {
    assertThat(
            drift(
                "grant truncate, references, trigger on table app.notes",
                "revoke truncate, references, trigger on table app.notes"))
        .isEmpty();
  }

  private List<String> drift(String grant, String revoke) throws IOException {
    return drift(grant, revoke, "");
  }

  private List<String> drift(String grant, String revoke, String option) throws IOException {
    List<Finding> findings =
        new TemporarySystem(home)
            .prelude(Files.readString(PRELUDE))
            .changelog(
                "shop.sql",
                """
                --liquibase formatted sql logicalFilePath:shop.sql

                --changeset alice:010_more splitStatements:false
                %s to service_role%s;
                --rollback %s from service_role;
                """
                    .formatted(grant, option, revoke))
            .rehearse(server)
            .findings();
    return TemporarySystem.inWords(
        findings.stream().filter(f -> f.rule().equals("facade-grants-drifted")).toList());
  }
}
