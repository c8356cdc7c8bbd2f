package dev.pgrehearse.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.HarmlessMutant;
import dev.pgrehearse.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which faults are noticed, by what, and which are told as noticed by nothing. */
final class MutationIT {

  @TempDir private static Path playedHome;

  private static Server server;
  private static NotesSystem played;
  private static MutationResult whole;

  @TempDir private Path home;

  @BeforeAll
  static void start() throws IOException {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    played = new NotesSystem(playedHome);
    played.write();
    whole = played.mutate(server, Journal.begin(played.journal()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_fault_is_told_by_what_noticed_it_or_by_nothing() {
    Map<String, Verdict> verdicts = verdicts(whole.judged());

    assertThat(verdicts.get("policy-dropped"))
        .isEqualTo(new Verdict.Killed("rule", "rls-without-policy on table app.notes"));
    assertThat(verdicts.get("policy-uid-other"))
        .isInstanceOfSatisfying(
            Verdict.Killed.class, killed -> assertThat(killed.by()).isEqualTo("access"));
    assertThat(verdicts.get("check-dropped"))
        .isEqualTo(new Verdict.Killed("check", "a_title_is_short"));
    assertThat(verdicts.get("revoke-dropped")).isInstanceOf(Verdict.Killed.class);
    assertThat(verdicts.get("not-null-dropped")).isInstanceOf(Verdict.Survived.class);
    assertThat(verdicts.get("rollback-statement-dropped"))
        .isEqualTo(new Verdict.Killed("round trip", "rollback-differs"));
    assertThat(verdicts.get("set-local-dropped")).isInstanceOf(Verdict.Killed.class);
  }

  @Test
  void a_survivor_is_named_with_its_place_and_lowers_the_rate() {
    assertThat(whole.survivors())
        .extracting(each -> each.mutant().id())
        .contains("default-dropped sql/10_notes.sql:4 app.notes");
    assertThat(whole.planted()).isEqualTo(whole.killed() + whole.survivors().size());
    assertThat(whole.rate()).isGreaterThan(0.5).isLessThan(1);
  }

  @Test
  void a_survivor_that_is_declared_harmless_is_neither_counted_nor_told_on_the_way() {
    String id = "default-dropped sql/10_notes.sql:4 app.notes";
    List<String> told = new ArrayList<>();
    Mutation mutation =
        Mutation.of(new Spec(playedHome).read("notes"), mutant -> mutant.id().equals(id), 1);

    MutationResult excused =
        mutation
            .excusing(List.of(new HarmlessMutant(id, "all name a kind", Location.NONE)))
            .run(server, listening(told), Journal.begin(home.resolve("judged.jsonl")));
    assertThat(excused.survivors()).isEmpty();
    assertThat(excused.harmless())
        .extracting(Judged::verdict)
        .containsExactly(new Verdict.Harmless("all name a kind"));
    assertThat(told).isEmpty();

    MutationResult blamed =
        mutation.run(server, listening(told), Journal.begin(home.resolve("judged.jsonl")));
    assertThat(blamed.survivors()).hasSize(1);
    assertThat(told).containsExactly("survived: " + id);
  }

  private static Progress listening(List<String> told) {
    return new Progress() {
      @Override
      public void begin(String part, int steps) {}

      @Override
      public void step(String name) {}

      @Override
      public void remark(String line) {
        told.add(line);
      }

      @Override
      public void end() {}
    };
  }

  @Test
  void a_resumed_run_plants_survivors_and_faults_of_changed_files_only() throws IOException {
    NotesSystem system = new NotesSystem(home);
    system.write();
    String told = Files.readString(played.journal());
    Files.writeString(
        system.journal(),
        told.replace("a_title_is_short", "told before").replace("rollback-differs", "told before"));
    system.write(
        "sql/20_policy.rollback.sql",
        system.text("sql/20_policy.rollback.sql").replace("'2s';", "'2s'; -- no more"));
    system.write(
        "verification/notes/checks/owner.yaml",
        """
        phase: phase_1
        checks:
          - name: a_note_has_an_owner
            because: nobody could read it
            as: migration
            sql: "insert into app.notes (owner_id) values (null)"
            sqlstate: "23502"
        """);

    MutationResult again = system.mutate(server, Journal.resume(system.journal()));

    Map<String, Verdict> verdicts = verdicts(again.judged());
    assertThat(verdicts.get("check-dropped")).isEqualTo(new Verdict.Killed("check", "told before"));
    assertThat(verdicts.get("not-null-dropped"))
        .isEqualTo(new Verdict.Killed("check", "a_note_has_an_owner"));
    assertThat(again.judged())
        .filteredOn(each -> each.mutant().at().file().equals("sql/20_policy.rollback.sql"))
        .isNotEmpty()
        .noneMatch(each -> each.verdict().equals(new Verdict.Killed("round trip", "told before")));
    assertThat(idsOf(again)).isEqualTo(idsOf(whole));
    assertThat(again.killed()).isGreaterThan(whole.killed());
  }

  private static List<String> idsOf(MutationResult result) {
    return result.judged().stream().map(each -> each.mutant().id()).toList();
  }

  @Test
  void a_fault_that_a_later_changeset_covers_up_is_noticed_where_it_stood() {
    assertThat(verdict("view-invoker-dropped sql/15_titles.sql:2 app.titles"))
        .isEqualTo(new Verdict.Killed("rule", "view-without-security-invoker on view app.titles"));
  }

  @Test
  void a_fault_that_the_same_phase_covers_up_is_noticed_by_what_holds_throughout() {
    assertThat(verdict("function-comparison-flipped sql/15_titles.sql:23 app.kind_of"))
        .isEqualTo(new Verdict.Killed("check", "a_note_has_a_kind"));
  }

  @Test
  void a_privilege_that_is_granted_later_anyway_and_opened_nothing_before_is_equivalent() {
    assertThat(
            whole.judged().stream()
                .filter(each -> each.mutant().operator().name().equals("revoke-role-dropped"))
                .filter(each -> each.mutant().what().contains("authenticated"))
                .filter(each -> each.mutant().at().file().equals("sql/15_titles.sql"))
                .map(Judged::verdict))
        .contains(new Verdict.Equivalent());
  }

  private static Verdict verdict(String id) {
    return whole.judged().stream()
        .filter(each -> each.mutant().id().equals(id))
        .map(Judged::verdict)
        .findFirst()
        .orElseThrow(() -> new AssertionError(idsOf(whole)));
  }

  @Test
  void a_system_that_is_not_clean_judges_nothing() throws IOException {
    NotesSystem system = new NotesSystem(home);
    system.write();
    system.write(
        "verification/notes/checks/wrong.yaml",
        """
        phase: phase_1
        checks:
          - { name: never_true, because: it is wrong, as: alice, sql: select 1, count: 0 }
        """);
    assertThatThrownBy(() -> system.mutate(server, Journal.begin(system.journal())))
        .isInstanceOf(MutationException.class)
        .hasMessage("notes is not clean as it is (check: never_true); rehearse it first");
  }

  @Test
  void a_changelog_that_makes_roles_is_refused() throws IOException {
    NotesSystem system = new NotesSystem(home);
    system.write();
    system.write("sql/20_policy.sql", system.text("sql/20_policy.sql") + ROLE);
    system.write(
        "sql/20_policy.rollback.sql",
        "drop role clerk;\n" + system.text("sql/20_policy.rollback.sql"));
    try {
      assertThatThrownBy(() -> system.mutate(server, Journal.begin(system.journal())))
          .isInstanceOf(MutationException.class)
          .hasMessageContaining("makes roles");
    } finally {
      server.dropRoles(List.of("clerk"));
    }
  }

  private static final String ROLE = "\ncreate role clerk;\n";

  /** The first of each operator. */
  private static Map<String, Verdict> verdicts(List<Judged> judged) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    judged.forEach(each -> verdicts.putIfAbsent(each.mutant().operator().name(), each.verdict()));
    return verdicts;
  }
}
