package dev.pgrehearse.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.deployment.SettingsFinder.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What projects keep for Liquibase, in the files and spellings in which they keep it. */
final class SettingsFinderTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "changelog-file, CHANGELOG_FILE",
    "changelogFile, CHANGELOG_FILE",
    "changeLogFile, CHANGELOG_FILE",
    "liquibase.command.changelogFile, CHANGELOG_FILE",
    "contexts, CONTEXTS",
    "context-filter, CONTEXTS",
    "liquibase.command.contextFilter, CONTEXTS",
    "labels, LABELS",
    "labelFilter, LABELS",
    "search-path, SEARCH_PATH",
    "liquibase.searchPath, SEARCH_PATH",
    "classpath, CLASSPATH",
    "defaultSchemaName, DEFAULT_SCHEMA",
    "liquibase.command.defaultSchemaName, DEFAULT_SCHEMA",
    "liquibaseSchemaName, LIQUIBASE_SCHEMA",
    "liquibase.liquibaseSchemaName, LIQUIBASE_SCHEMA",
    "liquibase-schema-name, LIQUIBASE_SCHEMA",
    "databaseChangelogTableName, HISTORY_TABLE"
  })
  void liquibase_s_own_file_has_each_setting_in_several_spellings(String name, Setting setting)
      throws IOException {
    write("liquibase.properties", name + ": a/b\nurl: jdbc:postgresql://x/y\n");

    assertThat(here().settings().text(setting).orElse("")).endsWith("a/b");
    assertThat(here().settings().lines()).hasSize(1);
  }

  /** What Maven or the machine puts in is not said yet, and nothing is made of its placeholder. */
  @Test
  void values_that_are_put_in_later_are_left_out_and_the_others_are_read() throws IOException {
    write(
        "application.yml",
        """
        spring:
          application:
            name: @project.artifactId@
            version: @project.version@-rc # of the build
            tags: ["a@b"]
          liquibase:
            change-log: classpath:db/root.xml
            contexts: @profile@
            label-filter: ${LABELS_THAT_NOBODY_SETS}
            parameters:
              owner: shop@example.org
        """);

    assertThat(here().settings().text(Setting.CHANGELOG_FILE)).contains("db/root.xml");
    assertThat(here().settings().text(Setting.CONTEXTS)).isEmpty();
    assertThat(here().settings().text(Setting.LABELS)).isEmpty();
    assertThat(here().settings().parameters()).isEqualTo(Map.of("owner", "shop@example.org"));
  }

  @Test
  void parameters_and_folders_are_those_of_the_file() throws IOException {
    write(
        "liquibase.properties",
        "parameter.tenant=acme\nparameter.big.one = 2\nsearchPath=src/main, other\n");

    Found found = here();

    assertThat(found.settings().parameters()).isEqualTo(Map.of("tenant", "acme", "big.one", "2"));
    assertThat(found.settings().paths(Setting.SEARCH_PATH))
        .containsExactly(folder.resolve("src/main"), folder.resolve("other"));
    assertThat(found.settings().lines())
        .contains("parameter tenant=acme from liquibase.properties");
  }

  @Test
  void spring_boot_keeps_it_below_a_key_of_its_own() throws IOException {
    write(
        "src/main/resources/application.yml",
        """
        spring:
          datasource: {url: "jdbc:postgresql://x/y"}
          liquibase:
            change-log: classpath:/db/changelog/root.yaml
            contexts: "${MODE:prod}"
            label-filter: "!big"
            default-schema: app
            parameters:
              tenant: ${app.tenant}
        app:
          tenant: acme
        ---
        spring:
          config.activate.on-profile: test
          liquibase:
            contexts: test
        """);

    LiquibaseSettings settings = here().settings();

    assertThat(settings.text(Setting.CHANGELOG_FILE)).contains("db/changelog/root.yaml");
    assertThat(settings.text(Setting.CONTEXTS)).contains("prod");
    assertThat(settings.text(Setting.LABELS)).contains("!big");
    assertThat(settings.text(Setting.DEFAULT_SCHEMA)).contains("app");
    assertThat(settings.parameters()).isEqualTo(Map.of("tenant", "acme"));
  }

  /**
   * As JHipster's applications have it: the changelog is found from where Spring's classpath is.
   */
  @Test
  void spring_boot_s_files_are_also_looked_for_in_config() throws IOException {
    write("src/main/resources/config/application.yml", "spring.liquibase.contexts: prod\n");

    assertThat(here().settings().text(Setting.CONTEXTS)).contains("prod");
    assertThat(here().folder()).isEqualTo(folder.resolve("src/main/resources"));
  }

  @Test
  void spring_boot_s_properties_say_the_same() throws IOException {
    write(
        "application.properties",
        "spring.liquibase.changeLog=classpath:db/root.xml\nspring.liquibase.parameters.a=b\n");

    assertThat(here().settings().text(Setting.CHANGELOG_FILE)).contains("db/root.xml");
    assertThat(here().settings().parameters()).isEqualTo(Map.of("a", "b"));
  }

  @Test
  void an_application_without_a_word_of_liquibase_says_nothing() throws IOException {
    write("application.yml", "spring: {application: {name: shop}}\n");
    write("pom.xml", "<project><artifactId>shop</artifactId></project>");

    assertThat(here().settings()).isEqualTo(LiquibaseSettings.none());
  }

  @Test
  void a_pom_configures_the_plugin_with_its_own_properties() throws IOException {
    write(
        "pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <properties><mode>prod</mode></properties>
          <build><plugins>
            <plugin><artifactId>other</artifactId><configuration><contexts>x</contexts></configuration></plugin>
            <plugin>
              <groupId>org.liquibase</groupId>
              <artifactId>liquibase-maven-plugin</artifactId>
              <configuration>
                <changeLogFile>${project.basedir}/src/main/resources/db/root.xml</changeLogFile>
                <contexts>${mode}</contexts>
                <expressionVariables><tenant>acme</tenant></expressionVariables>
                <propertyFile>more.properties</propertyFile>
              </configuration>
            </plugin>
          </plugins></build>
        </project>
        """);
    write("more.properties", "labels=big\n");

    LiquibaseSettings settings = here().settings();

    assertThat(settings.text(Setting.CHANGELOG_FILE)).contains("src/main/resources/db/root.xml");
    assertThat(settings.text(Setting.CONTEXTS)).contains("prod");
    assertThat(settings.text(Setting.LABELS)).contains("big");
    assertThat(settings.parameters()).isEqualTo(Map.of("tenant", "acme"));
  }

  @Test
  void the_first_file_that_speaks_of_it_counts_and_one_above_the_changelog_where_none_is_here()
      throws IOException {
    write("project/db/liquibase.properties", "contexts=beside\n");
    write("project/application.yml", "spring: {liquibase: {contexts: above}}\n");
    Path changelog = write("project/db/parts/root.yaml", "databaseChangeLog: []\n");
    Files.createDirectories(folder.resolve("project/.git"));
    write("liquibase.properties", "contexts=outside\n");

    SettingsFinder elsewhere = new SettingsFinder(folder.resolve("project/db/parts"), Map.of());

    assertThat(elsewhere.around(changelog).settings().text(Setting.CONTEXTS)).isEmpty();
    assertThat(
            new SettingsFinder(folder.resolve("nowhere"), Map.of())
                .around(changelog)
                .settings()
                .text(Setting.CONTEXTS))
        .contains("beside");
    assertThat(here().settings().text(Setting.CONTEXTS)).contains("outside");
  }

  @Test
  void the_environment_says_it_in_capitals() {
    LiquibaseSettings settings =
        new SettingsFinder(
                folder,
                Map.of(
                    "LIQUIBASE_COMMAND_CONTEXT_FILTER",
                    "prod",
                    "LIQUIBASE_LIQUIBASE_SCHEMA_NAME",
                    "liquibase",
                    "LIQUIBASE_LOG_LEVEL",
                    "off",
                    "CONTEXTS",
                    "x"))
            .environment();

    assertThat(settings.lines())
        .containsExactly(
            "contexts=prod from LIQUIBASE_COMMAND_CONTEXT_FILTER",
            "liquibase-schema=liquibase from LIQUIBASE_LIQUIBASE_SCHEMA_NAME");
  }

  @Test
  void what_is_said_first_is_heard() {
    LiquibaseSettings first = LiquibaseSettings.none().with(Setting.CONTEXTS, "a", "here");
    LiquibaseSettings then =
        LiquibaseSettings.none()
            .with(Setting.CONTEXTS, "b", "there")
            .with(Setting.LABELS, "c", "there");

    assertThat(first.orElse(then).lines())
        .containsExactly("contexts=a from here", "labels=c from there");
  }

  @Test
  void a_file_that_cannot_be_read_is_named_with_its_line() throws IOException {
    write("application.yml", "spring:\n  liquibase: [\n");
    assertThatThrownBy(this::here)
        .isInstanceOfSatisfying(
            SettingsException.class,
            e -> assertThat(e.file() + ":" + e.line()).isEqualTo("application.yml:3"));

    Files.delete(folder.resolve("application.yml"));
    write("pom.xml", "<project>");
    assertThatThrownBy(this::here).hasMessageStartingWith("this is no readable pom.xml: ");
  }

  private Found here() {
    return new SettingsFinder(folder, Map.of()).here();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
