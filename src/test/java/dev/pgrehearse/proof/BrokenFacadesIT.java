package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to get a facade wrong is caught by the form that is there for it. */
final class BrokenFacadesIT {

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            "no security_invoker",
            "update-others-row",
            "alter view public.tasks reset (security_invoker);"),
        Arguments.of(
            "no default",
            "update-to-default",
            "alter view public.tasks alter column state drop default;"),
        Arguments.of(
            "another default",
            "insert-some-columns",
            "alter view public.tasks alter column state set default 'closed';"),
        Arguments.of(
            "no default for PostgREST",
            "postgrest-missing-default",
            "alter view public.tasks alter column priority drop default;"),
        Arguments.of(
            "a grant too few", "delete", "revoke delete on public.tasks from authenticated;"),
        Arguments.of(
            "a grant too many",
            "select",
            "grant usage on schema work to anon; grant select on public.tasks, work.tasks to anon;"),
        Arguments.of("a column less", "select", recreated("t.body,", "")),
        Arguments.of(
            "two columns swapped",
            "select",
            recreated("t.title,\n    t.body,", "t.body as title,\n    t.title as body,")),
        Arguments.of(
            "rows left out",
            "select",
            recreated("from work.tasks as t", "from work.tasks as t where t.state is not null")),
        Arguments.of(
            "a column of another type",
            "select",
            recreated("t.priority,", "t.priority::bigint as priority,")),
        Arguments.of(
            "a trigger lost", "insert-all-columns", "drop trigger _900_journal on work.tasks;"),
        Arguments.of(
            "a policy lost",
            "insert-for-another",
            "alter policy insert_own on work.tasks with check (true);"),
        Arguments.of(
            "a constraint renamed",
            "violate-unique",
            "alter table work.tasks rename constraint tasks_slug_key to tasks_slug_unique;"));
  }

  /** The right facade dropped, and made again with a fault in its text. */
  private static String recreated(String right, String wrong) {
    String script = ProvedPair.resource("passthrough.sql");
    String view = script.substring(script.indexOf("create view"));
    assertThat(view).contains(right);
    return "drop view public.tasks;\n" + view.replace(right, wrong);
  }

  @Test
  void none_of_these_forms_tells_the_right_facade_from_the_table() {
    Set<String> forms = faults().map(fault -> (String) fault.get()[1]).collect(Collectors.toSet());
    assertThat(forms).hasSizeGreaterThan(6);
    try (ProvedPair pair =
        ProvedPair.of(
            server, ProvedPair.resource("before.sql"), ProvedPair.resource("passthrough.sql"))) {
      assertThat(pair.proof().trying(forms).run(name -> {}).differences()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void a_fault_is_caught_by_its_form(String fault, String form, String script) {
    String before = ProvedPair.resource("before.sql");
    String right = ProvedPair.resource("passthrough.sql");
    try (ProvedPair pair = ProvedPair.of(server, before, right, script)) {
      ProofResult result = pair.proof().trying(Set.of(form)).run(name -> {});
      assertThat(result.differences()).as(fault).isNotEmpty();
      assertThat(result.findings())
          .hasSize(1)
          .allMatch(f -> f.rule().equals("facade-differs") && f.message().contains(form));
    }
  }
}
