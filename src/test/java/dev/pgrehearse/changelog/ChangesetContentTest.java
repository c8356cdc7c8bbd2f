package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When two changesets say the same. */
final class ChangesetContentTest {

  private static final String XML =
      """
      <databaseChangeLog
          xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
      %s
      </databaseChangeLog>
      """;

  @TempDir private Path folder;

  private static Stream<Arguments> alike() {
    return Stream.of(
        arguments("select 1;", "select  1 ; -- one"),
        arguments("select 1; select 2;", "select 1; /* and */ select 2;"),
        arguments("select 'a';", "-- it's\nselect 'a';"),
        arguments("select $$ kept $$;", "-- not kept;\n\nselect\n$$ kept $$;\n-- not kept"));
  }

  @ParameterizedTest
  @MethodSource("alike")
  void comments_and_blanks_outside_of_strings_say_nothing(String one, String other)
      throws IOException {
    for (String attributes : List.of("", " splitStatements:false", " stripComments:false")) {
      assertThat(differences(sql(attributes, one), sql(attributes, other))).isEmpty();
    }
  }

  private static Stream<Arguments> different() {
    return Stream.of(
        arguments("select 'a b';", "select 'a  b';"),
        arguments("select 1;", "select 1; select 2;"),
        arguments("select A;", "select a;"),
        arguments("select $$ -- one\n$$;", "select $$ -- two\n$$;"),
        arguments("select 1 as \"a\";", "select 1 as \"A\";"));
  }

  @ParameterizedTest
  @MethodSource("different")
  void everything_else_says_something(String one, String other) throws IOException {
    String attributes = " splitStatements:false stripComments:false";
    assertThat(differences(sql(attributes, one), sql(attributes, other)))
        .containsExactly("changes");
  }

  @Test
  void what_liquibase_takes_for_a_comment_says_nothing() throws IOException {
    assertThat(differences(sql("", "select $$ -- one\n$$;"), sql("", "select $$ -- two\n$$;")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "splitStatements:false, changes",
    "stripComments:false, changes",
    "endDelimiter:#, changes",
    "runOnChange:true, runOnChange",
    "runAlways:true, runAlways",
    "runInTransaction:false, runInTransaction",
    "context:demo, contextFilter",
    "labels:one, labels",
    "failOnError:false, failOnError",
    "runWith:psql, runWith",
    "dbms:postgresql, dbms"
  })
  void every_attribute_says_something(String attribute, String part) throws IOException {
    assertThat(differences(sql("", "select 1;"), sql(" " + attribute, "select 1;"))).contains(part);
  }

  @Test
  void where_a_changeset_stands_says_nothing() throws IOException {
    assertThat(
            differences(
                sql("", "select 1;"), sql("", "select 1;").replaceFirst("\n", "\n\n-- First.\n\n")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<createTable tableName='a'><column name='b' type='int'/></createTable>"
            + " | <createTable  tableName='a'>  <column type='int' name='b'/></createTable> |",
        "<createTable tableName='a'><column name='b' type='int'/></createTable>"
            + " | <createTable tableName='a'><column name='b' type='text'/></createTable> | changes",
        "<createTable tableName='a'><column name='b' type='int'/></createTable>"
            + " | <createTable tableName='a'><column name='b' type='int'>"
            + "<constraints nullable='false'/></column></createTable> | changes",
        "<createTable tableName='a'><column name='b' type='int'/><column name='c' type='int'/></createTable>"
            + " | <createTable tableName='a'><column name='c' type='int'/><column name='b' type='int'/></createTable>"
            + " | changes",
        "<sql>select 1</sql> | <comment>It is one.</comment><sql><comment>One.</comment>select 1</sql> |",
        "<sql>select 1</sql> | <sql>select 1</sql><rollback/> | rollback",
        "<sql>select 1</sql> | <sql>select 1</sql><modifySql><append value='x'/></modifySql> | modifySql",
        "<sql>select 1</sql> | <preConditions onFail='MARK_RAN'><tableExists tableName='a'/></preConditions>"
            + "<sql>select 1</sql> | preconditions",
        "<insert tableName='a'><column name='b' valueNumeric='1'/></insert>"
            + " | <insert tableName='a'><column name='b' valueNumeric='2'/></insert> | changes",
        "<update tableName='a'><column name='b' value='1'/><where>c = 1</where></update>"
            + " | <update tableName='a'><column name='b' value='1'/><where>c = 2</where></update> | changes",
        "<createView viewName='a'>select 1</createView>"
            + " | <createView viewName='a'>select 2</createView> | changes",
        "<createProcedure>select 1</createProcedure>"
            + " | <createProcedure>select 2</createProcedure> | changes"
      })
  void changes_of_every_kind_are_compared(String one, String other, String part)
      throws IOException {
    List<String> expected = part == null ? List.of() : List.of(part);
    assertThat(differences(xml(one), xml(other))).isEqualTo(expected);
  }

  @Test
  void names_of_files_are_told_from_the_search_root() throws IOException {
    Files.createDirectories(folder.resolve("db"));
    Files.writeString(
        folder.resolve("root.yaml"),
        "databaseChangeLog:\n  - include: { file: db/changelog.yaml }\n");
    Files.writeString(
        folder.resolve("db/changelog.yaml"),
        """
        databaseChangeLog:
          - changeSet:
              id: one
              author: me
              changes:
                - loadData: { file: my rows.csv, tableName: a, relativeToChangelogFile: true }
                - sqlFile: { path: ./sql/../one.sql }
        """);

    assertThat(Changelog.open(folder.resolve("root.yaml"), folder).contents().get(0).names())
        .contains("db/my rows.csv", "one.sql");
  }

  private static String sql(String attributes, String sql) {
    return "--liquibase formatted sql\n--changeset me:one" + attributes + "\n" + sql + "\n";
  }

  private static String xml(String changes) {
    return XML.formatted("<changeSet id='one' author='me'>" + changes + "</changeSet>");
  }

  private List<String> differences(String one, String other) throws IOException {
    return content(other).differencesTo(content(one));
  }

  private ChangesetContent content(String text) throws IOException {
    String name = text.startsWith("--") ? "changelog.sql" : "changelog.xml";
    Files.writeString(folder.resolve(name), text);
    return Changelog.open(folder.resolve(name), folder).contents().get(0);
  }
}
