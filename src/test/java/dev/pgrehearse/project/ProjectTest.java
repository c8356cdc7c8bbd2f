package dev.pgrehearse.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgrehearse.deployment.Platform;
import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProjectTest {

  @TempDir private Path root;

  @Test
  void all_that_one_would_else_type_is_read_and_paths_count_from_the_file() throws IOException {
    write("db/root.yaml", "");
    write("db/schema.sql", "");
    write("db/rows/1.sql", "");
    write("libs/postgrest", "");
    write("liquibase.properties", "");
    write("db/rehearsal/shop/rehearsal.yaml", "");
    write(
        "pgrehearse.yaml",
        """
        changelog: db/root.yaml
        prelude: db/schema.sql
        fixtures: [db/rows]
        fixtures_after: 010_tables
        platform: supabase
        migration_role: superuser
        postgres: docker:postgres:16
        pg_version: 16
        postgrest: libs/postgrest
        contexts: prod
        labels: "!slow"
        parameters: {tenant: acme}
        search_path: db
        classpath: [libs/one.jar, classes]
        default_schema: app
        defaults_file: liquibase.properties
        verification: db/rehearsal
        levels: {rollback-missing: warning}
        timeout: 30min
        statement_timeout: 60s
        keep_going: false
        cache: false
        report: build/rehearsal
        from: v2
        """);

    Project project = Project.in(root);

    assertThat(project.changelog()).contains(root.resolve("db/root.yaml"));
    assertThat(project.preludes()).containsExactly(root.resolve("db/schema.sql"));
    assertThat(project.fixtures()).containsExactly(root.resolve("db/rows"));
    assertThat(project.fixturesAfter()).contains("010_tables");
    assertThat(project.deployment().platform()).contains(Platform.SUPABASE);
    assertThat(project.deployment().superuser()).isTrue();
    assertThat(project.postgres()).contains("docker:postgres:16");
    assertThat(project.postgresVersion()).contains(16);
    assertThat(project.postgrest()).contains(root.resolve("libs/postgrest"));
    assertThat(project.deployment().liquibase().text(Setting.CONTEXTS)).contains("prod");
    assertThat(project.deployment().liquibase().text(Setting.LABELS)).contains("!slow");
    assertThat(project.deployment().liquibase().parameters()).containsEntry("tenant", "acme");
    assertThat(project.deployment().liquibase().paths(Setting.SEARCH_PATH))
        .containsExactly(root.resolve("db"));
    assertThat(project.deployment().liquibase().paths(Setting.CLASSPATH))
        .containsExactly(root.resolve("libs/one.jar"), root.resolve("classes"));
    assertThat(project.deployment().liquibase().text(Setting.DEFAULT_SCHEMA)).contains("app");
    assertThat(project.defaultsFile()).contains(root.resolve("liquibase.properties"));
    assertThat(project.specs().systems()).containsExactly("shop");
    assertThat(project.runs())
        .isEqualTo(
            new RunSettings(
                Optional.of(Duration.ofMinutes(30)),
                Optional.of(Duration.ofMinutes(1)),
                false,
                false,
                Optional.of(root.resolve("build/rehearsal")),
                Optional.of("v2")));
  }

  @Test
  void it_is_found_from_each_folder_below_it_up_to_the_repository_s_root() throws IOException {
    write("pgrehearse.yaml", "platform: plain\n");
    Path deep = Files.createDirectories(root.resolve("a/b/c"));

    assertThat(Project.around(deep)).map(Project::folder).contains(root);
    assertThat(Project.around(root)).map(Project::folder).contains(root);

    Files.createDirectories(root.resolve("a/.git"));
    assertThat(Project.around(deep)).isEmpty();
    assertThat(Project.repository(deep)).contains(root.resolve("a"));
  }

  @Test
  void what_says_nothing_leaves_everything_open() throws IOException {
    write("pgrehearse.yaml", "levels: {}\n");

    Project project = Project.in(root);

    assertThat(project.changelog()).isEmpty();
    assertThat(project.preludes()).isEmpty();
    assertThat(project.verification()).isEqualTo(Path.of("verification"));
    assertThat(project.specs().systems()).isEmpty();
    assertThat(project.runs()).isEqualTo(RunSettings.usual());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "changlog: x.yaml | unknown key 'changlog', did you mean 'changelog'; known here: ",
        "zzz: 1 | unknown key 'zzz'; known here: cache, changelog, classpath, contexts, default_schema,",
        "changelog: no.yaml | 'changelog' names no.yaml, which is not there",
        "changelog: '' | 'changelog' must be a path",
        "changelog: . | 'changelog' names ., which is not there",
        "prelude: [no.sql] | 'prelude' names no.sql, which is not there",
        "fixtures_after: a | 'fixtures_after' goes with 'fixtures'",
        "verification: no | 'verification' names no, which is no folder",
        "platform: heroku | 'platform' must be supabase or plain",
        "migration_role: owner | 'migration_role' must be superuser",
        "postgres: here | 'postgres' must be embedded, docker, docker:IMAGE or jdbc:postgresql://…",
        "pg_version: 14 | 'pg_version' must be 15, 16, 17 or 18",
        "timeout: soon | 'timeout' must be a length of time up to 24 days; write 500ms, 90s, 10min or 2h",
        "keep_going: perhaps | 'keep_going' must be true or false",
        "report: pgrehearse.yaml | 'report' names pgrehearse.yaml, which is no folder",
        "pg_version: new | 'pg_version' must be a whole number",
        "levels: [a] | 'levels' must be a mapping of keys to values",
        "levels: {rollback-missing: none} | 'rollback-missing' must be error, warning, info or off",
        "levels: {A Rule: off} | there is no rule 'A Rule'; reports and docs/rules.md name them",
        "parameters: 1 | 'parameters' must be a mapping of keys to values",
      })
  void what_is_wrong_is_said_with_its_line(String text, String message) throws IOException {
    write("pgrehearse.yaml", "# ours\n" + text + "\n");

    SpecException e = catchThrowableOfType(SpecException.class, () -> Project.in(root));

    assertThat(e.location()).hasToString("pgrehearse.yaml:2");
    assertThat(e).hasMessageStartingWith(message);
  }

  @Test
  void a_system_that_does_not_say_how_it_is_deployed_is_deployed_as_the_project_is()
      throws IOException {
    write("db/root.sql", "--liquibase formatted sql\n");
    write("verification/shop/rehearsal.yaml", "title: Shop\nchangelog: db/root.sql\n");
    write(
        "verification/club/rehearsal.yaml",
        """
        title: Club
        changelog: db/root.sql
        deployment: {contexts: test}
        """);
    write("pgrehearse.yaml", "contexts: prod\nplatform: plain\n");

    Project project = Project.in(root);

    for (String system : List.of("shop", "club")) {
      assertThat(project.specs().read(system).deployment().platform()).contains(Platform.PLAIN);
      assertThat(project.specs().read(system).deployment().liquibase().text(Setting.CONTEXTS))
          .contains(system.equals("shop") ? "prod" : "test");
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
