package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A right facade passes but for what no view can do, and a proof that met nothing fails. */
final class ProofIT {

  /** What no view can do, whoever makes it; each of these must be seen. */
  static final Set<String> HARD_STOPS =
      Set.of(
          "add-column",
          "add-constraint",
          "add-to-publication",
          "analyze",
          "comment-on-column",
          "comment-on-table",
          "computed-field",
          "copy-in",
          "copy-out",
          "create-child",
          "create-index",
          "create-policy",
          "create-table-like",
          "create-trigger",
          "cursor-current-of",
          "disable-row-security",
          "driver-metadata",
          "drop-column",
          "drop-table",
          "grant",
          "group-by-key",
          "information-schema",
          "on-conflict-on-constraint",
          "published-name",
          "references-from-new-table",
          "rename",
          "rename-column",
          "revoke",
          "serial-sequence",
          "set-column-default",
          "set-column-type",
          "set-schema",
          "system-columns",
          "tablesample",
          "truncate",
          "update-generated-to-default",
          "update-identity-to-default");

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_right_passthrough_facade_differs_only_in_what_no_view_can_do() {
    try (ProvedPair pair = passthrough()) {
      ProofResult result = pair.proof().run(name -> {});
      assertThat(result.facades()).containsExactly("public.tasks");
      assertThat(ProvedPair.forms(result)).containsExactlyElementsOf(new TreeSet<>(HARD_STOPS));
      assertThat(result.statements()).isGreaterThan(800);
      assertThat(result.notTried())
          .extracting(NotTried::form)
          .containsExactly("returning-old-and-new");
      assertThat(result.table())
          .contains("| random-sequence | same |\n", "| prepared-across-the-move | same |\n");
      assertThat(result.findings())
          .hasSameSizeAs(HARD_STOPS)
          .allMatch(f -> f.rule().equals("facade-differs") && f.severity() == Severity.ERROR);
      assertThat(result.table())
          .contains("| merge | same |\n", "| truncate | differs: fails with 42809 |\n")
          .contains("| rename | differs: silently hits only the view |\n");
    }
  }

  @Test
  void what_is_agreed_is_no_finding_and_what_is_agreed_and_never_seen_is_a_warning() {
    try (ProvedPair pair = passthrough()) {
      ProofResult result =
          pair.proof()
              .trying(Set.of("truncate", "insert-returning", "returning-old-and-new"))
              .agreeing(
                  List.of(
                      AgreedDifference.of("*", "truncate", "no client truncates"),
                      AgreedDifference.of("*", "returning-old-and-new", "not on this server"),
                      AgreedDifference.of("public.tasks", "insert-returning", "outdated")))
              .run(name -> {});
      assertThat(ProvedPair.forms(result)).containsExactly("truncate");
      assertThat(result.findings()).hasSize(1);
      assertThat(result.findings().get(0).rule()).isEqualTo("facade-difference-unseen");
      assertThat(result.findings().get(0).severity()).isEqualTo(Severity.WARNING);
      assertThat(result.findings().get(0).message())
          .isEqualTo("it is agreed that insert-returning differs on public.tasks, and it does not");
    }
  }

  @Test
  void a_finding_names_facade_form_identity_and_both_outcomes() {
    try (ProvedPair pair = passthrough()) {
      ProofResult result = pair.proof().trying(Set.of("group-by-key")).run(name -> {});
      assertThat(result.findings()).hasSize(1);
      assertThat(result.findings().get(0).message())
          .startsWith("public.tasks: group-by-key is not as it was on the table, for alice, anon,")
          .contains(
              "  as alice  select task_id, ", "\n  before 3 rows\n  after fails with 42803, ");
    }
  }

  @Test
  void a_move_that_changes_the_columns_breaks_what_was_prepared_before_it() {
    String column = "alter table work.tasks add column late text;\n";
    String script = ProvedPair.resource("passthrough.sql");
    try (ProvedPair pair =
        ProvedPair.of(
            server,
            ProvedPair.resource("before.sql"),
            script
                .replace("create view", column + "create view")
                .replace("t.created_at\n", "t.created_at,\n    t.late\n"))) {
      ProofResult result = pair.proof().trying(Set.of("prepared-across-the-move")).run(name -> {});
      assertThat(result.differences())
          .isNotEmpty()
          .allMatch(d -> d.words().contains("after fails with 0A000"));
    }
  }

  @Test
  void two_proofs_of_the_same_databases_say_the_same() {
    try (ProvedPair pair = passthrough()) {
      Proof proof =
          pair.proof().trying(Set.of("insert-returning", "copy-in", "on-conflict-on-constraint"));
      ProofResult first = proof.run(name -> {});
      ProofResult second = proof.run(name -> {});
      assertThat(first.differences()).isNotEmpty().isEqualTo(second.differences());
      assertThat(first.table()).isEqualTo(second.table());
    }
  }

  @Test
  void a_value_that_chance_picks_out_of_few_is_no_difference() {
    try (ProvedPair pair =
        ProvedPair.of(
            server,
            """
            create table public.dice (
                die_id integer primary key,
                side text not null default (array['a', 'b', 'c', 'd', 'e', 'f'])[1 + floor(random() * 6)::integer],
                tossed timestamptz not null default clock_timestamp()
            );
            insert into public.dice (die_id)
            select generate_series(1, 3);
            """,
            """
            create schema work;
            alter table public.dice set schema work;
            create view public.dice
            with (security_invoker = on)
            as
            select d.die_id, d.side, d.tossed from work.dice as d;
            """)) {
      ProofResult result = pair.proof().trying(Set.of("insert-some-columns")).run(name -> {});
      assertThat(result.statements()).isEqualTo(5);
      assertThat(result.differences()).isEmpty();
    }
  }

  @Test
  void a_proof_without_a_facade_fails() {
    try (ProvedPair pair = ProvedPair.of(server, ProvedPair.resource("before.sql"))) {
      ProofResult result = pair.proof().run(name -> {});
      assertThat(result.findings()).hasSize(1);
      assertThat(result.findings().get(0).rule()).isEqualTo("facade-unproved");
    }
  }

  @Test
  void a_facade_of_an_empty_table_on_which_nothing_can_be_tried_fails() {
    try (ProvedPair pair =
        ProvedPair.of(
            server,
            "create table public.empty (empty_id integer primary key);",
            """
            create schema work;
            alter table public.empty set schema work;
            create view public.empty as select empty_id from work.empty;
            """)) {
      ProofResult result = pair.proof().trying(Set.of("update-key")).run(name -> {});
      assertThat(result.notTried())
          .containsExactly(new NotTried("public.empty", "update-key", "the table has no row"));
      assertThat(result.findings()).hasSize(1);
      assertThat(result.findings().get(0).message())
          .isEqualTo("not one statement was tried on the facade public.empty");
    }
  }

  @Test
  void a_form_that_does_not_exist_is_refused() {
    try (ProvedPair pair = passthrough()) {
      assertThatThrownBy(() -> pair.proof().trying(Set.of("insert-nothing")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("there is no statement form insert-nothing; the forms are ");
    }
  }

  private static ProvedPair passthrough() {
    return ProvedPair.of(
        server, ProvedPair.resource("before.sql"), ProvedPair.resource("passthrough.sql"));
  }
}
