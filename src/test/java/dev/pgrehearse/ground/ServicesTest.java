package dev.pgrehearse.ground;

import static dev.pgrehearse.server.PlatformService.CRON;
import static dev.pgrehearse.server.PlatformService.NET;
import static dev.pgrehearse.server.PlatformService.REALTIME;
import static dev.pgrehearse.server.PlatformService.STORAGE;
import static dev.pgrehearse.server.PlatformService.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.server.PlatformService;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServicesTest {

  @TempDir private Path home;

  @Test
  void the_shipped_systems_meet_none() {
    Spec specs = new Spec(Path.of(System.getProperty("pgrehearse.home", "")));
    assertThat(specs.systems()).hasSizeGreaterThanOrEqualTo(3);
    for (String system : specs.systems()) {
      assertThat(asked(specs.read(system))).as(system).isEmpty();
    }
  }

  @Test
  void every_text_of_a_system_counts() throws IOException {
    write("root.yaml", "databaseChangeLog:\n- include: {file: parts/a.yaml}\n");
    write(
        "parts/a.yaml",
        """
        databaseChangeLog:
        - changeSet:
            id: a
            author: alice
            changes:
            - sqlFile: {path: ../sql/a.sql, relativeToChangelogFile: true, splitStatements: false}
            - insert:
                schemaName: storage
                tableName: buckets
                columns:
                - column: {name: id, value: a}
            rollback:
            - sqlFile: {path: sql/b.sql, splitStatements: false}
        """);
    write("sql/a.sql", "create policy p on realtime.messages for select using (a = b);");
    write("sql/b.sql", "select cron.unschedule('a');");
    write("prelude.sql", "create table public.a (id bigint default net.http_get('http://a'));");
    write("rows.sql", "select vault.create_secret('a');");
    assertThat(
            asked(
                SystemSpec.ofChangelog(
                    "a",
                    home.resolve("root.yaml"),
                    List.of(home.resolve("prelude.sql")),
                    List.of(home.resolve("rows.sql")))))
        .containsExactlyInAnyOrder(STORAGE, REALTIME, CRON, NET, VAULT);
  }

  private static Set<PlatformService> asked(SystemSpec spec) {
    return Services.of(spec, Changelog.open(spec.changelog())).asked();
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
