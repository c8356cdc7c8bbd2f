package dev.pgrehearse.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An example of our own for each rule of splinter and pgrls that speaks of the catalog, and what
 * our rules say of it; docs/rules-of-others.md says the same.
 */
final class PeerRulesIT {

  private static final Path TABLE =
      Path.of(System.getProperty("pgrehearse.home", "."), "docs/rules-of-others.md");

  /** What every example may change: a table as it should be, which nobody may read yet. */
  private static final String GIVEN =
      """
      create table public.notes (id bigint primary key, owner_id uuid not null, body text);
      create index notes_owner_id_idx on public.notes (owner_id);
      alter table public.notes enable row level security;
      alter table public.notes force row level security;
      """;

  private static Server server;

  /** A rule of theirs, an example of it, and the rule of ours that finds it; or "". */
  record Example(String rule, String sql, String ours) {
    @Override
    public String toString() {
      return rule;
    }
  }

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void what_we_find_in_an_example_of_theirs_stands_in_the_table(Example example)
      throws SQLException, IOException {
    Set<String> found = found(example.sql());
    if (!example.ours().isEmpty()) {
      assertThat(found).contains(example.ours());
    }
    assertThat(row(example).split("\\|", -1)[2].strip())
        .isEqualTo(example.ours().isEmpty() ? "–" : "`" + example.ours() + "`");
  }

  @Test
  void where_nothing_is_found_the_table_says_why() throws IOException {
    List<Example> none = examples().filter(example -> example.ours().isEmpty()).toList();
    assertThat(none).hasSizeGreaterThan(10);
    for (Example example : none) {
      assertThat(row(example).split("\\|", -1)[3].strip()).as(example.rule()).isNotEmpty();
    }
  }

  @Test
  void what_is_as_it_should_be_is_not_found() throws SQLException {
    assertThat(found("select 1")).isEmpty();
  }

  static Stream<Example> examples() throws IOException {
    return Stream.concat(read("/peers/splinter.sql"), read("/peers/pgrls.sql"));
  }

  private static Stream<Example> read(String resource) throws IOException {
    try (InputStream file = PeerRulesIT.class.getResourceAsStream(resource)) {
      List<Example> examples = new ArrayList<>();
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String section : text.substring("--: ".length()).split("\n--: ", -1)) {
        String[] title = section.lines().findFirst().get().split(" =", 2);
        examples.add(
            new Example(title[0], section.substring(section.indexOf('\n')), title[1].strip()));
      }
      return examples.stream();
    }
  }

  private static String row(Example example) throws IOException {
    String start = "| " + example.rule().replace('_', ' ').replaceFirst(" ", ", ") + " |";
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.replace('_', ' ').replace("`", "").startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not in the table: " + example.rule()));
  }

  private static Set<String> found(String sql) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(GIVEN);
      statement.execute(sql);
      Set<String> found = new TreeSet<>();
      AccessRules.of("anon", List.of("authenticated"), Set.of())
          .advice(connection)
          .forEach(advice -> found.add(advice.rule()));
      return found;
    }
  }
}
