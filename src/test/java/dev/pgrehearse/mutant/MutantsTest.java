package dev.pgrehearse.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator plants what it says, and nothing else. */
class MutantsTest {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));

  static List<PlantedCase> cases() throws IOException {
    List<PlantedCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(HOME.resolve("src/test/resources/mutants"))) {
      for (Path file : files.sorted().toList()) {
        cases.addAll(PlantedCase.read(file));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void an_operator_plants_these_faults_and_no_others(PlantedCase planted) {
    assertThat(planted.expected()).isNotEmpty();
    assertThat(planted.planted()).isEqualTo(planted.expected());
  }

  @Test
  void every_operator_has_a_case() throws IOException {
    assertThat(cases().stream().map(PlantedCase::operator).toList())
        .hasSizeGreaterThan(100)
        .containsExactlyInAnyOrderElementsOf(
            Mutants.operators().stream().map(Operator::name).toList());
  }

  @Test
  void a_mutant_says_what_it_is_and_where() {
    PlantedCase planted =
        new PlantedCase(
            "policy-using-true",
            Mutant.Half.FORWARD,
            """
            -- Own rows only.
            create policy own on public.t
            using (
                -- The owner.
                owner = auth.uid()
                and live
            );
            """,
            List.of());
    Mutant mutant = planted.mutants().get(0);
    assertThat(planted.mutants())
        .filteredOn(each -> each.operator().name().equals("policy-condition-dropped"))
        .extracting(Mutant::id, Mutant::what)
        .containsExactly(
            tuple("policy-condition-dropped t.sql:5 own", "`owner = auth.uid() and` is gone"),
            tuple("policy-condition-dropped t.sql:6 own", "`and live` is gone"));
    assertThat(mutant.at()).hasToString("t.sql:2");
  }

  @Test
  void what_is_not_part_of_a_fault_keeps_its_layout() {
    PlantedCase planted =
        new PlantedCase(
            "grant-privilege-dropped",
            Mutant.Half.FORWARD,
            "GRANT  select,  -- read\n  INSERT -- write\n  ON t TO clerk;\n",
            List.of());
    assertThat(planted.mutants())
        .filteredOn(each -> each.operator().name().equals("grant-privilege-dropped"))
        .extracting(Mutant::sql)
        .containsExactly(
            "GRANT  -- read\n  INSERT -- write\n  ON t TO clerk;\n",
            "GRANT  select  -- read\n  -- write\n  ON t TO clerk;\n");
  }

  @Test
  void two_faults_on_one_line_are_told_apart_and_no_text_comes_twice() {
    Changelog crm = Changelog.open(HOME.resolve("changelog/crm.yaml"));
    List<Mutant> mutants = Mutants.of(crm);
    assertThat(mutants).hasSizeGreaterThan(3000);
    assertThat(mutants).extracting(Mutant::id).doesNotHaveDuplicates();
    assertThat(
            mutants.stream()
                .collect(
                    Collectors.groupingBy(
                        m -> m.changeset().id() + m.half() + m.sql(), Collectors.counting())))
        .allSatisfy((text, count) -> assertThat(count).isEqualTo(1));
    assertThat(mutants).allSatisfy(m -> assertThat(crm.text(m.at().file())).isNotEqualTo(m.sql()));
    assertThat(Mutants.of(crm)).isEqualTo(mutants);
    assertThat(Mutants.skipped(crm)).isEmpty();
  }

  @Test
  void a_changeset_that_is_not_plain_sql_is_skipped_and_told(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("a.sql"), "grant select on t to anon;\n");
    Files.writeString(
        folder.resolve("c.yaml"),
        """
        databaseChangeLog:
          - changeSet:
              id: plain
              author: alice
              changes:
                - sqlFile: { path: a.sql, splitStatements: false }
              rollback:
                - sqlFile: { path: a.sql, splitStatements: false }
          - changeSet:
              id: split
              author: alice
              changes:
                - sqlFile: { path: a.sql }
              rollback:
                - sql: { sql: "select 1" }
        """);
    Changelog changelog = Changelog.open(folder.resolve("c.yaml"));
    assertThat(Mutants.skipped(changelog)).extracting(Changeset::id).containsExactly("split");
    assertThat(Mutants.of(changelog))
        .isNotEmpty()
        .allSatisfy(mutant -> assertThat(mutant.changeset().id()).isEqualTo("plain"));
  }
}
