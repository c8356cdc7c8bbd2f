package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changelogs that serve several databases, and those that were written for another Liquibase. */
final class ForOtherDatabasesTest {

  @TempDir private Path folder;

  private WrittenChangelog changelog;

  @BeforeEach
  void place() {
    changelog = new WrittenChangelog(folder);
  }

  /** A single change may be for another database too. */
  @ParameterizedTest
  @ValueSource(strings = {"h2", "oracle, mssql", "!postgresql", "none"})
  void what_a_change_does_on_another_database_is_not_asked(String dbms) throws IOException {
    changelog.write("other.sql", "begin;\nset lock_timeout = '1s';\ncommit;\n");
    assertThat(changelog.findings("root.xml", oneFor(dbms))).isEmpty();
    assertThat(
            changelog.findings(
                "root.yaml",
                """
                databaseChangeLog:
                  - logicalFilePath: root.yaml
                  - changeSet:
                      id: 1
                      author: alice
                      changes:
                        - sqlFile: {path: other.sql, dbms: "%s"}
                        - createTable:
                            tableName: orders
                            columns: [column: {name: id, type: bigint}]
                """
                    .formatted(dbms)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "h2, postgresql", "all", "!oracle"})
  void what_it_does_on_postgres_is_asked(String dbms) throws IOException {
    assertThat(changelog.findings("root.xml", oneFor(dbms)))
        .containsExactlyInAnyOrder("rollback-missing@5", "identifier-truncated@7");
  }

  private static String oneFor(String dbms) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" logicalFilePath="root.xml"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
          <changeSet id="1" author="alice">
            <sql dbms="%s">
              create trigger after_update call "shop.server.database.triggers.UpdateTheTimeOfTheLastTransitionOfAll";
            </sql>
          </changeSet>
        </databaseChangeLog>
        """
        .formatted(dbms);
  }

  /**
   * A project has its own Liquibase, which may be newer than ours, and its own copy of a schema.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-5.0.xsd",
        "http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-9.12.xsd",
        "https://schemas.example.org/dbchangelog-4.4.xsd",
        "http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-3.1.xsd"
      })
  void a_schema_that_is_not_here_is_liquibases_newest(String schema) throws IOException {
    String written =
        oneFor("postgresql")
            .replaceFirst(
                "http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd", schema);

    assertThat(changelog.findings("root.xml", written)).contains("rollback-missing@5");
  }

  /** Liquibase leaves a name in capitals without quotes, and Postgres makes small letters of it. */
  @Test
  void the_name_in_a_fix_is_as_postgres_has_it() throws IOException {
    assertThat(fix("ORDERS", "NUMBER"))
        .contains("constraintName: orders_number_key")
        .contains("tableName: ORDERS");
    assertThat(fix("Orders", "number")).contains("constraintName: Orders_number_key");
  }

  private String fix(String table, String column) throws IOException {
    return changelog
        .all(
            "root.yaml",
            """
            databaseChangeLog:
              - logicalFilePath: root.yaml
              - changeSet:
                  id: 1
                  author: alice
                  changes:
                    - addUniqueConstraint: {tableName: %s, columnNames: %s}
            """
                .formatted(table, column))
        .get(0)
        .fix();
  }

  /** A module of the project brings its SQL in a jar, as Spring Boot packs it. */
  @Test
  void sql_in_a_jar_of_the_classpath_is_read() throws IOException {
    Path jar = folder.resolve("module.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("module/1.sql"));
      zip.write("set lock_timeout = '1s';\n".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("module/1.rollback.sql"));
      zip.write("reset lock_timeout;\n".getBytes(StandardCharsets.UTF_8));
    }
    changelog.write(
        "root.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: root.yaml
          - changeSet:
              id: 1
              author: alice
              changes:
                - sqlFile: {path: module/1.sql}
              rollback:
                - sqlFile: {path: module/1.rollback.sql}
        """);
    LiquibaseSettings with =
        LiquibaseSettings.none().with(Setting.CLASSPATH, jar.toString(), "a test");

    assertThat(ChangelogLint.of(Changelog.open(folder.resolve("root.yaml"), with)).findings())
        .extracting(finding -> finding.rule() + "@" + finding.location())
        .containsExactly("set-leaks@module/1.sql:1");
    assertThatThrownBy(
            () -> ChangelogLint.of(Changelog.open(folder.resolve("root.yaml"))).findings())
        .hasMessageContaining("module/1.sql");
  }
}
