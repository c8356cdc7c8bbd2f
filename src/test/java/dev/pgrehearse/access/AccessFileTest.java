package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.spec.AccessFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SpecException;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read again as it was, and what is wrong is told with its line. */
final class AccessFileTest {

  private static final String FILE =
      """
      # Written by `./pgrehearse access shop --update`; reviewed like code. A verb that is not there is
      # refused by privilege, `policy` is refused by row level security.
      relations:
        public.notes:
          anon: { insert: "shared (title, body)" }
          alice, bob: { select: own + some tenant, update: "own (stopped by PR020) + other", reveals: [notes_key] }
          service: { select: all, insert: "unjudged: no rows", delete: policy, truncate: yes }
      functions:
        "public.f(uuid,text[])":
          alice: own + other
          bob: "execute (stopped by PR001, PR002)"
          service: execute
      sequences:
        public.notes_id_seq:
          service: select + update + usage
      options:
        extra:
          relations:
            public.notes:
              bob: { select: refused }
          sequences:
            public.notes_id_seq:
              service: no select
      accepts:
        - rule: unique-reveals-rows
          on: public.notes_key
          because: "A name is public: by nature."
      """;

  @TempDir private Path home;

  @BeforeEach
  void system() throws IOException {
    write("changelog.yaml", "");
    write(
        "verification/shop/rehearsal.yaml",
        """
        title: a shop
        changelog: changelog.yaml
        identities:
          anon: { role: anon }
          alice: { role: authenticated }
          bob: { role: authenticated }
          service: { role: service_role }
        options:
          - { name: extra, changelog: changelog.yaml }
        """);
  }

  @Test
  void what_is_written_is_read_again() throws IOException {
    AccessFile file = read(FILE);
    ExpectedAccess expected = ExpectedAccess.of(file);
    String text =
        new AccessYamlText("shop", List.of("anon", "alice", "bob", "service"))
            .of(expected.matrix(""), Map.of("extra", expected.matrix("extra")), file.accepts());
    assertThat(text).isEqualTo(FILE);
  }

  @Test
  void an_option_takes_what_it_says_and_keeps_the_rest() throws IOException {
    ExpectedAccess expected = ExpectedAccess.of(read(FILE));
    assertThat(expected.matrix("extra").differencesTo(expected.matrix("")))
        .extracting(AccessDifference::sentence)
        .containsExactly(
            "bob may now select less of public.notes: own + some tenant → refused by privilege",
            "service may now select less of public.notes_id_seq: yes → refused by privilege");
    assertThat(expected.matrix("no such option")).isSameAs(expected.matrix(""));
  }

  @Test
  void a_difference_is_at_the_line_that_says_otherwise() throws IOException {
    ExpectedAccess expected = ExpectedAccess.of(read(FILE));
    AccessDifference difference =
        new AccessMatrix(List.of(), 0, java.util.Set.of())
            .differencesTo(expected.matrix("")).stream()
                .filter(d -> d.identity().equals("bob") && d.verb().equals("select"))
                .findFirst()
                .orElseThrow();
    assertThat(expected.location("", difference))
        .isEqualTo(Location.of("verification/shop/access.yaml", 6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relations: { public.t: { carol: { select: all } } }"
            + " | unknown identity 'carol'; known: alice, anon, bob, service",
        "relations: { public.t: { alice: { select: everything } } }"
            + " | 'everything' is no access; write policy, yes, all, unjudged: … or classes such as"
            + " own + some other (a_column)",
        "options: { nowhere: { relations: { } } }"
            + " | there is no option 'nowhere' in rehearsal.yaml",
        "tables: { } | unknown key 'tables'; known here: accepts, functions, options, relations,"
            + " sequences",
        "accepts: [ { rule: x, on: y } ] | the key 'because' is missing"
      })
  void what_is_wrong_is_told_with_its_line(String yaml, String message) {
    assertThatThrownBy(() -> ExpectedAccess.of(read("# a comment\n" + yaml + "\n")))
        .isInstanceOfSatisfying(
            SpecException.class,
            e ->
                assertThat(e.location()).isEqualTo(Location.of("verification/shop/access.yaml", 2)))
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "own | own + shared | narrower",
        "own + shared | own | wider",
        "some own | own | narrower",
        "all | own + other + shared | wider",
        "own (stopped by PR020) | own | narrower",
        "own | own (stopped by PR020) | wider",
        "own (a) | own | narrower",
        "own (a, b) | own (a) | wider",
        "own | other | both",
        "policy | own | narrower",
        "yes | policy | wider",
        "yes (stopped by PR001) | yes | narrower",
        "[a] | [a, b] | narrower",
        "unjudged: no rows | all | neither",
      })
  void more_and_less_are_told_apart(String observed, String expected, String how) {
    AccessDifference difference =
        new AccessDifference(
            Cell.Kind.RELATIONS,
            "public.t",
            "alice",
            "select",
            new AccessText(expected).access(),
            new AccessText(observed).access());
    assertThat(difference.widened()).isEqualTo(how.equals("wider") || how.equals("both"));
    assertThat(difference.narrowed()).isEqualTo(how.equals("narrower") || how.equals("both"));
  }

  private AccessFile read(String text) throws IOException {
    write("verification/shop/access.yaml", text);
    SystemSpec spec = new Spec(home).read("shop");
    return spec.expectedAccess().orElseThrow();
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
