package dev.pgrehearse.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.changelog.Changeset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is selected of a copy of this repository's crm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShippedSystemTest {

  private static final Path PROJECT = Path.of(System.getProperty("pgrehearse.home", "."));
  private static final String PACK = "sql/crm/050_rls_policies_offboarding/";
  private static final String CHECKS = "verification/crm/checks/050_rls_policies_offboarding.yaml";

  private Project project;

  @BeforeAll
  void copy(@TempDir Path temporary) throws IOException {
    project = Project.at(temporary);
    for (String folder : List.of("changelog", "verification/crm", "verification/platform")) {
      project.copy(PROJECT, folder);
    }
    for (String pack : List.of("crm", "crm-alternatives", "crm-demo", "crm-legacy-distributor")) {
      project.copy(PROJECT, "sql/" + pack);
    }
    project.commit();
  }

  @AfterEach
  void undo() throws IOException {
    project.tree().git("reset", "-q", "--hard");
  }

  @Test
  void nothing_edited_selects_nothing() {
    Selection selection = project.changed("crm");

    assertThat(selection.isEmpty()).isTrue();
    assertThat(selection.main().before()).hasSizeGreaterThan(100);
    assertThat(selection.notes()).isEmpty();
  }

  @Test
  void one_policy_file_selects_exactly_one_changeset() throws IOException {
    project.edit(PACK + "61_organizations_policies.sql", ";", " ;");

    Selection selection = project.changed("crm");

    assertThat(Project.inWords(selection))
        .containsExactly(
            "050_rls_policies_offboarding/61_organizations_policies: "
                + PACK
                + "61_organizations_policies.sql changed");
    assertThat(selection.main().before()).isNotEmpty();
    assertThat(selection.main().following()).isNotEmpty();
  }

  @Test
  void one_entry_of_a_pack_selects_exactly_one_changeset() throws IOException {
    project.edit(
        "changelog/crm/050_rls_policies_offboarding.yaml",
        "id: 050_rls_policies_offboarding/62_contacts_policies\n",
        "id: 050_rls_policies_offboarding/62_contacts_policies\n      runOnChange: true\n");

    assertThat(Project.inWords(project.changed("crm")))
        .hasSize(1)
        .first()
        .asString()
        .matches(
            "050_rls_policies_offboarding/62_contacts_policies: its entry in"
                + " changelog/crm/050_rls_policies_offboarding.yaml:\\d+ changed \\(runOnChange\\)");
  }

  @Test
  void one_file_of_an_option_selects_exactly_one_of_its_changesets() throws IOException {
    String file = "sql/crm-alternatives/010_computed_stage/10_opportunities_enriched.rollback.sql";
    project.write(file, "select 1;");

    Selection selection = project.changed("crm");

    assertThat(Project.inWords(selection))
        .containsExactly(
            "alternatives 010_computed_stage/10_opportunities_enriched: " + file + " changed");
    assertThat(selection.main().before()).isEqualTo(selection.main().changesets());
  }

  @Test
  void one_check_selects_its_phase() throws IOException {
    String name = "organizations_are_isolated_in_both_directions";
    project.edit(CHECKS, "name: " + name, "name: " + name + "\n    until: phase_7");

    Selection selection = project.changed("crm");

    assertThat(selection.checks()).hasSize(1);
    assertThat(selection.checks().get(0).check().name()).isEqualTo(name);
    assertThat(selection.main().chosen().keySet())
        .isNotEmpty()
        .containsExactlyElementsOf(
            selection.main().changesets().stream()
                .filter(changeset -> changeset.phase().equals("phase_6"))
                .toList());
    assertThat(selection.checks().get(0).from()).isEqualTo(selection.main().first());
    assertThat(selection.checks().get(0).end().map(Changeset::id))
        .contains("050_rls_policies_offboarding/99_complete_phase");
  }

  @Test
  void a_line_of_the_expected_access_asks_for_the_matrix() throws IOException {
    project.edit(
        "verification/crm/access.yaml",
        "  public.dashboard_refresh_alert:\n    service: { select: shared }",
        "  public.dashboard_refresh_alert:\n    service: { select: all }");

    Selection selection = project.changed("crm");

    assertThat(selection.chosen()).isZero();
    assertThat(selection.access())
        .containsExactly("expected access of public.dashboard_refresh_alert changed");
  }
}
