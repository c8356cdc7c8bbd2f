package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever good changesets are put together, nothing is reported and nothing is lost. */
class LintPropertiesTest {

  private static final String SECTION =
      "--changeset alice:%s stripComments:false splitStatements:false\n";

  @Property(tries = 150)
  void well_formed_changesets_in_any_order_are_clean(@ForAll("changesets") List<String> bodies)
      throws IOException {
    assertThat(lint(bodies)).isEmpty();
  }

  @Property(tries = 100)
  void one_directive_inside_a_body_is_found_wherever_it_stands(
      @ForAll("changesets") List<String> bodies, @ForAll("traps") String trap) throws IOException {
    String broken =
        "create function f() returns void language plpgsql as $$\nbegin\n"
            + trap
            + "\nnull;\nend $$;\n--rollback drop function f();\n";
    List<String> all = new ArrayList<>(bodies);
    all.add(bodies.size() / 2, broken);
    assertThat(lint(all)).extracting(Finding::rule).containsOnly("directive-inside-body");
  }

  @Provide
  Arbitrary<String> traps() {
    return Arbitraries.of(
        "-- rollback is up to the caller",
        "  --rollback x",
        "-- comment on this",
        "--validCheckSum x");
  }

  @Provide
  Arbitrary<List<String>> changesets() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "alter table t add column a text;\n",
            "-- why: 'it's so\n",
            "comment on table t is 'a; -- b';\n",
            "do $x$\nbegin\n  -- it's; here\n  raise notice '%', $y$ -- rollback $y$;\nend\n$x$;\n",
            "/* a block; of\n   two lines /* nested */ */\n",
            "\n",
            "insert into t (\"odd;name\") values (E'\\';');\n",
            "--comment: what it is for\n",
            "--rollback alter table t drop column a;\n",
            "  --rollback delete from t where b = 'x; y';\n");
    return piece
        .list()
        .ofMaxSize(12)
        .map(pieces -> "select f(1);\n" + String.join("", pieces) + "--rollback drop table t;\n")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static List<Finding> lint(List<String> bodies) throws IOException {
    StringBuilder text = new StringBuilder(WrittenChangelog.HEADER);
    int id = 0;
    for (String body : bodies) {
      text.append(SECTION.formatted(id++)).append(body);
    }
    Path folder = Files.createTempDirectory("lint");
    Path file = folder.resolve("shop.sql");
    try {
      Files.writeString(file, text);
      return ChangelogLint.of(Changelog.open(file)).findings();
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  @Property(tries = 300)
  void the_lexer_loses_nothing(@ForAll("sql") String sql) {
    int end = 0;
    for (SqlToken token : new SqlLexer(sql).tokens()) {
      assertThat(sql.substring(end, token.start())).isBlank();
      assertThat(token.end()).isGreaterThan(token.start());
      end = token.end();
    }
    assertThat(sql.substring(end)).isBlank();
  }

  @Provide
  Arbitrary<String> sql() {
    return Arbitraries.of(
            "'", "\"", "$$", "$a$", "$1", "--", "/*", "*/", "\n", " ", ";", "E'", "\\", "a", "ü")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }
}
