package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The time that the lint takes grows as the changelog does. Four times as much may take eight times
 * as long: with a step that grows as the square it would be sixteen.
 */
class LintSpeedTest {

  private static final long AT_LEAST_NANOS = Duration.ofMillis(40).toNanos();

  /**
   * @param files for a number of changesets or lines: the changelog's files, by name
   */
  private record Shape(String name, int count, IntFunction<Map<String, String>> files) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape(
            "changesets in one formatted file",
            500,
            count ->
                Map.of(
                    "root.sql", WrittenChangelog.HEADER + lines(count, LintSpeedTest::formatted))),
        new Shape(
            "changesets in one yaml file",
            200,
            count ->
                Map.of(
                    "root.yaml",
                    "databaseChangeLog:\n- logicalFilePath: root.yaml\n"
                        + lines(count, LintSpeedTest::yaml))),
        new Shape(
            "changesets without rollback",
            200,
            count ->
                Map.of(
                    "root.yaml",
                    "databaseChangeLog:\n- property: {name: s, value: shop}\n"
                        + lines(
                            count,
                            i ->
                                "- changeSet:\n    id: add column %d\n    author: alice\n    changes:\n"
                                        .formatted(i)
                                    + "    - sql: {sql: \"truncate ${s}.t%d\"}\n".formatted(i)))),
        new Shape(
            "files",
            150,
            count -> {
              Map<String, String> files = new TreeMap<>();
              for (int i = 0; i < count; i++) {
                files.put(i + ".sql", WrittenChangelog.HEADER + formatted(i));
              }
              files.put(
                  "root.yaml",
                  "databaseChangeLog:\n" + lines(count, "- include: {file: %d.sql}\n"::formatted));
              return files;
            }),
        inserts(),
        new Shape(
            "rows of one insert",
            2000,
            count -> one("", "insert into t values (0, '')" + lines(count, ",\n(%d, 'a')") + ";")),
        new Shape(
            "inserts with a parameter",
            2000,
            count ->
                Map.of(
                    "root.sql",
                    WrittenChangelog.HEADER
                        + "--property name:s value:shop\n--changeset alice:1\n"
                        + lines(count, "insert into ${s}.t values (%d);\n")
                        + "--rollback delete from t;\n")),
        new Shape(
            "body",
            4000,
            count ->
                one(
                    " splitStatements:false stripComments:false",
                    "do $$\nbegin\n"
                        + lines(count, "-- it's %1$d\nperform f(%1$d);\n")
                        + "end $$;")),
        new Shape(
            "body that is cut",
            4000,
            count -> one("", "do $$\n" + lines(count, "perform f(%1$d, 'a %1$d');\n") + "$$;")),
        new Shape(
            "directives in a body",
            4000,
            count ->
                one(
                    " splitStatements:false stripComments:false",
                    "do $$\n" + lines(count, "-- rollback it %d\n") + "$$;")),
        new Shape("settings", 1000, count -> one("", lines(count, "set x%d = 1;\n"))),
        new Shape(
            "findings",
            4000,
            count -> one("", lines(count, "create table if not exists t%d ();\n"))),
        new Shape(
            "carriage returns",
            4000,
            count ->
                Map.of(
                    "a.sql",
                    lines(count, "insert into t\n  values (%d);\n").replace("\n", "\r\n"),
                    "root.yaml",
                    "databaseChangeLog:\n- changeSet: {id: 1, author: alice, changes: [sqlFile:"
                        + " {path: a.sql}], rollback: [sql: {sql: truncate t}]}\n")));
  }

  private static Shape inserts() {
    return new Shape(
        "inserts",
        2000,
        count -> one("", lines(count, "insert into t values (%1$d, 'a', 'it''s %1$d');\n")));
  }

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("shapes")
  void four_times_as_much_takes_no_more_than_eight_times_as_long(Shape shape) throws IOException {
    long once = nanos(shape, shape.count());
    long four = nanos(shape, 4 * shape.count());
    assertThat(four).isLessThan(8 * Math.max(once, AT_LEAST_NANOS));
  }

  @Test
  void a_changeset_of_a_hundred_thousand_inserts_takes_less_than_a_minute() throws IOException {
    Path root = write(inserts(), 100_000);
    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> lint(root));
  }

  /** The least of three: other work on the machine only adds to it. */
  private long nanos(Shape shape, int count) throws IOException {
    Path root = write(shape, count);
    return LongStream.generate(() -> nanos(root)).limit(3).min().orElseThrow();
  }

  /** The processor's time, which the lint's one thread has to itself on a busy machine too. */
  private static long nanos(Path root) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    lint(root);
    return threads.getCurrentThreadCpuTime() - start;
  }

  private static void lint(Path root) {
    assertThat(ChangelogLint.of(Changelog.open(root)).findings()).isNotNull();
  }

  private Path write(Shape shape, int count) throws IOException {
    Path home = Files.createDirectory(folder.resolve(Integer.toString(count)));
    Path root = home;
    for (Map.Entry<String, String> file : shape.files().apply(count).entrySet()) {
      Path path = Files.writeString(home.resolve(file.getKey()), file.getValue());
      root = file.getKey().startsWith("root.") ? path : root;
    }
    return root;
  }

  private static Map<String, String> one(String attributes, String sql) {
    String changeset = "--changeset alice:1" + attributes + "\n" + sql;
    return Map.of(
        "root.sql", WrittenChangelog.HEADER + changeset + "\n--rollback delete from t;\n");
  }

  private static String formatted(int id) {
    return """
        --changeset alice:%1$d_make labels:one
        create table t%1$d (
            id bigint primary key,
            note text not null default 'it''s; -- %1$d'
        );

        create index t%1$d_idx on t%1$d (note);
        --rollback drop table t%1$d;
        """
        .formatted(id);
  }

  private static String yaml(int id) {
    return """
        - changeSet:
            id: %1$d_make
            author: alice
            changes:
            - sql:
                splitStatements: false
                sql: |
                  create table t%1$d (
                      id bigint primary key
                  );
            rollback:
            - sql: {sql: drop table t%1$d}
        """
        .formatted(id);
  }

  private static String lines(int count, String line) {
    return lines(count, i -> line.formatted(i));
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
  }
}
