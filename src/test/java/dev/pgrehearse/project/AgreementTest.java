package dev.pgrehearse.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Keyed;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgreementTest {

  private static final LocalDate TODAY = LocalDate.of(2030, 1, 15);
  private static final LocalDate TOMORROW = TODAY.plusDays(1);

  private static final Finding MISSING = error("rollback-missing", "10", 7, "it has no rollback");
  private static final Finding SLOW =
      error("lock-without-timeout", "20", 9, "public.orders was locked for 12 ms");

  @TempDir private Path repository;
  private Path file;

  @BeforeEach
  void place() {
    file = repository.resolve(".pgrehearse/accepted.yaml");
  }

  @Test
  void what_is_accepted_is_counted_and_what_is_new_is_red() {
    accept("old", Optional.empty(), MISSING, SLOW);
    Finding added = error("rollback-missing", "30", 12, "it has no rollback");

    Judged judged = judge(MISSING, added, SLOW);

    assertThat(judged.findings()).containsExactly(added);
    assertThat(judged.accepted()).containsExactly(MISSING, SLOW);
    assertThat(judged.off()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 rows of public.a are lost, at b.sql:17 | 1 row of public.a is lost, at b.sql:4",
        "it took 950 ms | it took 1.2 s",
        "statement 3 of 10 | statement 4 of 11",
        "the value -1 | the value 12",
        "Postgres 17.2 | Postgres 15.10",
      })
  void numbers_that_stand_by_themselves_do_not_count(String one, String other) {
    assertThat(fingerprint(error("a-rule", "10", 1, one)))
        .isEqualTo(fingerprint(error("a-rule", "10", 99, other)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public.orders_2030 is open | public.orders_2031 is open",
        "public.t1 is open | public.t2 is open",
        "\"2030\" is open | \"2031\" is open",
        "public.a is open | public.b is open",
        "column v1.2x | column v1.3x",
      })
  void numbers_of_a_name_do(String one, String other) {
    assertThat(fingerprint(error("a-rule", "10", 1, one)))
        .isNotEqualTo(fingerprint(error("a-rule", "10", 1, other)));
  }

  @Test
  void rule_changeset_and_file_count() {
    assertThat(
            List.of(
                    error("a-rule", "10", 1, "it"),
                    error("b-rule", "10", 1, "it"),
                    error("a-rule", "11", 1, "it"),
                    Finding.error("a-rule", "10", Location.of("other.sql", 1), "it", "mend"))
                .stream()
                .map(AgreementTest::fingerprint)
                .distinct())
        .hasSize(4);
  }

  @Test
  void one_more_of_the_same_is_new() {
    accept("", Optional.empty(), MISSING);
    Finding again = error("rollback-missing", "10", 80, "it has no rollback");

    assertThat(judge(MISSING, again).findings()).hasSize(1);
    assertThat(judge(MISSING, again).accepted()).hasSize(1);
  }

  @Test
  void what_is_gone_is_told_in_a_whole_run_of_its_system_only() throws IOException {
    accept("", Optional.empty(), MISSING, SLOW);

    assertThat(judge(SLOW).findings())
        .singleElement()
        .satisfies(
            gone -> {
              assertThat(gone.rule()).isEqualTo("accepted-gone");
              assertThat(gone.severity()).isEqualTo(Severity.INFO);
              assertThat(gone.message())
                  .isEqualTo(
                      "rollback-missing of db.sql, changeset 10 is accepted here, and is no longer"
                          + " found");
              assertThat(gone.location().file()).isEqualTo(".pgrehearse/accepted.yaml");
              assertThat(Files.readAllLines(file).get(gone.location().line() - 1))
                  .isEqualTo("  - rule: rollback-missing");
            });
    assertThat(agreement("").judge(List.of(SLOW)).findings()).isEmpty();
    assertThat(agreement("").judgeAll(List.of(), "club").findings()).isEmpty();
  }

  @Test
  void after_its_last_day_it_is_red_again_and_says_so() {
    accept("until the move", Optional.of(TODAY), MISSING);

    assertThat(judge(MISSING).findings()).isEmpty();
    Judged later =
        Agreement.of(repository, levels(""), TOMORROW).judgeAll(List.of(MISSING), "shop");
    assertThat(later.accepted()).isEmpty();
    assertThat(later.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.message()).isEqualTo(MISSING.message());
              assertThat(finding.fix())
                  .isEqualTo(
                      "it was accepted until 2030-01-15, which is past (until the move); mend it,"
                          + " or change until at .pgrehearse/accepted.yaml:5. mend it");
            });
  }

  @Test
  void the_file_is_sorted_and_made_to_be_read() throws IOException {
    accept("from before: \"old\"", Optional.of(TOMORROW), SLOW, MISSING);

    assertThat(file)
        .content()
        .isEqualTo(
            """
            # Findings that this project lives with: counted, not listed, never red. `pgrehearse accept`
            # writes this file and keeps `because` and `until` as people wrote them. One whose `until` is
            # past counts again.
            accepted:
              - rule: rollback-missing
                system: shop
                place: db.sql, changeset 10
                message: it has no rollback
                fingerprint: "%s"
                because: "from before: \\"old\\""
                until: 2030-01-16
              - rule: lock-without-timeout
                system: shop
                place: db.sql, changeset 20
                message: public.orders was locked for 12 ms
                fingerprint: "%s"
                because: "from before: \\"old\\""
                until: 2030-01-16
            """
                .formatted(fingerprint(MISSING), fingerprint(SLOW)));
  }

  @Test
  void a_second_accept_keeps_what_people_wrote_and_takes_out_what_is_gone() throws IOException {
    accept("", Optional.empty(), MISSING, SLOW);
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("because: \"\"", "because: >-\n      we move to\n      new keys"));
    Finding added = error("rollback-missing", "30", 12, "it has no rollback");

    Acceptance.Outcome outcome = accept("new", Optional.of(TOMORROW), MISSING, added);

    assertThat(outcome).isEqualTo(new Acceptance.Outcome(1, 0, 1, 1));
    assertThat(new AcceptedFile(repository).read())
        .extracting(Accepted::place, Accepted::because, Accepted::until)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "db.sql, changeset 10", "we move to new keys", Optional.empty()),
            org.assertj.core.groups.Tuple.tuple(
                "db.sql, changeset 30", "new", Optional.of(TOMORROW)));
    String written = Files.readString(file);
    assertThat(accept("other", Optional.empty(), added, MISSING))
        .isEqualTo(new Acceptance.Outcome(0, 0, 2, 0));
    assertThat(file).content().isEqualTo(written);
  }

  @Test
  void what_a_run_did_not_look_at_stays() {
    accept("", Optional.empty(), MISSING, SLOW);

    Acceptance.Outcome part =
        acceptance("", Optional.empty())
            .accept(List.of(new Acceptance.Run("shop", false, List.of(SLOW))));
    Acceptance.Outcome other =
        acceptance("", Optional.empty())
            .accept(List.of(new Acceptance.Run("club", true, List.of())));

    assertThat(part).isEqualTo(new Acceptance.Outcome(0, 0, 2, 0));
    assertThat(other).isEqualTo(new Acceptance.Outcome(0, 0, 2, 0));
  }

  @Test
  void what_was_accepted_for_a_time_that_is_over_is_accepted_anew() {
    accept("why", Optional.of(TODAY), MISSING);

    Acceptance.Outcome outcome =
        new Acceptance(repository, "other", Optional.empty(), TOMORROW)
            .accept(List.of(new Acceptance.Run("shop", true, List.of(MISSING))));

    assertThat(outcome).isEqualTo(new Acceptance.Outcome(0, 1, 0, 0));
    assertThat(new AcceptedFile(repository).read())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.because()).isEqualTo("why");
              assertThat(one.until()).isEmpty();
            });
  }

  @Test
  void information_is_not_accepted_for_it_is_never_red() {
    Finding info = Finding.info("a-rule", "10", Location.NONE, "know this", "nothing to do");

    accept("", Optional.empty(), info);

    assertThat(file).content().endsWith("accepted: []\n");
    assertThat(judge(info).findings()).containsExactly(info);
  }

  @Test
  void levels_are_the_project_s_and_what_is_off_is_said_once() {
    Agreement agreement =
        agreement("{rollback-missing: info, lock-without-timeout: off, set-leaks: off}");
    Finding other = error("lock-without-timeout", "30", 9, "public.a was locked");

    Judged judged = agreement.judge(List.of(MISSING, SLOW, other));

    assertThat(judged.findings())
        .containsExactly(
            Finding.info(
                MISSING.rule(),
                MISSING.changeset(),
                MISSING.location(),
                MISSING.message(),
                MISSING.fix()));
    assertThat(judged.off())
        .contains(
            new Skipped(
                "rules lock-without-timeout, set-leaks",
                "off in pgrehearse.yaml; 2 findings here"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule: a-rule | the key 'fingerprint' is missing",
        "untl: 2030-01-01 | unknown key 'untl', did you mean 'until'; known here: because,",
        "rule: a-rule, system: s, place: p | the key 'fingerprint' is missing",
        "rule: r, system: s, place: p, fingerprint: 12 | 'fingerprint' must be as pgrehearse accept"
      })
  void what_is_wrong_in_the_file_is_said_with_its_line(String text, String message)
      throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "accepted:\n  - {" + text + "}\n");

    SpecException e = catchThrowableOfType(SpecException.class, () -> agreement(""));

    assertThat(e.location()).hasToString(".pgrehearse/accepted.yaml:2");
    assertThat(e).hasMessageStartingWith(message);
  }

  @Test
  void a_day_that_is_none_is_refused() throws IOException {
    accept("", Optional.of(TOMORROW), MISSING);
    Files.writeString(file, Files.readString(file).replace("2030-01-16", "next week"));

    SpecException e = catchThrowableOfType(SpecException.class, () -> agreement(""));

    assertThat(e).hasMessage("'until' must be a day, as in 2030-01-31");
    assertThat(e.location()).hasToString(".pgrehearse/accepted.yaml:11");
  }

  private Acceptance.Outcome accept(
      String because, Optional<LocalDate> until, Finding... findings) {
    return acceptance(because, until)
        .accept(List.of(new Acceptance.Run("shop", true, List.of(findings))));
  }

  private Acceptance acceptance(String because, Optional<LocalDate> until) {
    return new Acceptance(repository, because, until, TODAY);
  }

  private Judged judge(Finding... findings) {
    return agreement("").judgeAll(List.of(findings), "shop");
  }

  private Agreement agreement(String levels) {
    return Agreement.of(repository, levels(levels), TODAY);
  }

  private Levels levels(String yaml) {
    if (yaml.isEmpty()) {
      return Levels.none();
    }
    try {
      Files.writeString(repository.resolve("pgrehearse.yaml"), "levels: " + yaml + "\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Project.in(repository).levels();
  }

  private static Finding error(String rule, String changeset, int line, String message) {
    return Finding.error(rule, changeset, Location.of("db.sql", line), message, "mend it");
  }

  private static String fingerprint(Finding finding) {
    return Keyed.of(List.of(finding)).keySet().iterator().next();
  }
}
