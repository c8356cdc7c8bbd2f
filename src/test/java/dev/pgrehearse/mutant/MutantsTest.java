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
  void without_supabases_roles_everything_is_granted_to_a_role_of_the_application(
      @TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("a.sql"),
        """
        --liquibase formatted sql

        --changeset t:first
        create table public.t (a integer);
        grant select on public.t to shop_app;
        --rollback drop table public.t;
        """);
    assertThat(Mutants.of(Changelog.open(folder.resolve("a.sql"))))
        .filteredOn(mutant -> mutant.operator().name().equals("grant-all-to-anon"))
        .singleElement()
        .satisfies(
            mutant -> assertThat(mutant.sql()).contains("grant all on table public.t to shop_app"));
  }

  @Test
  void sql_that_stands_in_the_changelog_itself_is_broken_where_it_stands(@TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("a.sql"),
        """
        --liquibase formatted sql

        --changeset t:first
        --comment: the table
        create table public.t (
            id bigint primary key,

            note text not null
        );
        --rollback drop table public.t;

        --changeset t:second splitStatements:false
        create index t_note_idx
            on public.t (note);
        grant select on public.t to ${who};

        --rollback revoke select on public.t from anon;
        --rollback drop index public.t_note_idx;
        """);
    Path root =
        Files.writeString(
            folder.resolve("root.yaml"),
            """
            databaseChangeLog:
              - property: {name: who, value: anon}
              - include: {file: a.sql}
              - changeSet:
                  id: third
                  author: t
                  changes:
                    - sql:
                        sql: |
                          alter table public.t enable row level security;
                  rollback:
                    - sql: alter table public.t disable row level security
            """);

    Changelog changelog = Changelog.open(root);

    assertThat(Mutants.skipped(changelog)).isEmpty();
    assertThat(Mutants.of(changelog))
        .extracting(Mutant::id)
        .contains(
            "not-null-dropped a.sql:8 public.t",
            "rollback-statement-dropped a.sql:10 public.t",
            "index-dropped a.sql:13 t_note_idx",
            "grant-dropped a.sql:15 public.t",
            "revoke-dropped a.sql:17 public.t",
            "rollback-statement-dropped a.sql:18 public.t_note_idx",
            "rls-not-enabled root.yaml:10 public.t");
  }

  @Test
  void what_liquibase_decides_or_cuts_is_left_alone(@TempDir Path folder) throws IOException {
    Path root =
        Files.writeString(
            folder.resolve("a.sql"),
            """
            --liquibase formatted sql

            --changeset t:decided
            --preconditions onFail:MARK_RAN
            --precondition-sql-check expectedResult:0 select 1
            create table public.t (id bigint);
            --rollback drop table public.t;

            --changeset t:cut runInTransaction:false
            create index concurrently a on public.t (id);
            create index concurrently b on public.t (id);
            --rollback drop index public.a;

            --changeset t:otherwise endDelimiter:/
            create table public.u (id bigint)/
            --rollback drop table public.u;

            --changeset t:no_way_back
            create table public.v (id bigint);
            """);

    assertThat(Mutants.skipped(Changelog.open(root)))
        .extracting(Changeset::id)
        .containsExactly("decided", "cut", "otherwise", "no_way_back");
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
