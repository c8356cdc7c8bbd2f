package dev.pgrehearse.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.selection.Written.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is selected when entries of a changelog change, in each of its formats. */
final class EntryChangesTest {

  private static final List<Entry> ENTRIES =
      IntStream.rangeClosed(1, 5).mapToObj(i -> Entry.of("s" + i)).toList();

  @TempDir private Path temporary;
  private Project project;

  @BeforeEach
  void init() throws IOException {
    project = Project.at(temporary);
  }

  @ParameterizedTest
  @EnumSource
  void nothing_changed_and_nothing_is_selected(Written format) throws IOException {
    Selection selection = changed(format, format.text(ENTRIES));

    assertThat(selection.isEmpty()).isTrue();
    assertThat(selection.main().before()).hasSize(5);
    assertThat(selection.summary())
        .isEqualTo("nothing that mine is made of differs from " + head());
  }

  @ParameterizedTest
  @EnumSource
  void what_only_readers_see_selects_nothing(Written format) throws IOException {
    List<Entry> said = edited(2, entry -> entry.comment("It was asked for."));

    Selection selection = changed(format, format.text(said, "What follows is new; it's odd"));

    assertThat(Project.inWords(selection)).isEmpty();
    assertThat(selection.summary())
        .isEqualTo(
            "nothing that mine is made of differs from " + head() + "; files that differ: 1");
  }

  @ParameterizedTest
  @EnumSource
  void a_changeset_at_the_end_is_the_only_one(Written format) throws IOException {
    List<Entry> longer = new ArrayList<>(ENTRIES);
    longer.add(Entry.of("s6"));

    Selection selection = changed(format, format.text(longer));

    assertThat(Project.ids(selection)).containsExactly("s6");
    assertThat(Project.inWords(selection).get(0)).startsWith("s6: it is new in changelog.");
    assertThat(selection.main().before()).hasSize(5);
    assertThat(selection.main().following()).isEmpty();
    assertThat(selection.summary()).isEqualTo("1 of 6 changesets of mine, compared with " + head());
  }

  @ParameterizedTest
  @EnumSource
  void a_changeset_in_between_leaves_the_others_alone(Written format) throws IOException {
    List<Entry> longer = new ArrayList<>(ENTRIES);
    longer.add(2, Entry.of("s2b"));

    Selection selection = changed(format, format.text(longer));

    assertThat(Project.ids(selection)).containsExactly("s2b");
    assertThat(selection.main().before()).hasSize(2);
    assertThat(selection.main().following()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void forward_sql_is_told_apart(Written format) throws IOException {
    assertThat(reason(format, entry -> entry.forward("create table ts3 (b int)")))
        .endsWith(" changed (changes)");
  }

  @ParameterizedTest
  @EnumSource
  void rollback_sql_is_told_apart(Written format) throws IOException {
    assertThat(reason(format, entry -> entry.rollback("drop table public.ts3")))
        .endsWith(" changed (rollback)");
  }

  @ParameterizedTest
  @EnumSource
  void preconditions_are_told_apart(Written format) throws IOException {
    assertThat(reason(format, entry -> entry.condition("select 0 where true")))
        .endsWith(" changed (preconditions)");
  }

  @ParameterizedTest
  @EnumSource
  void labels_are_told_apart(Written format) throws IOException {
    assertThat(reason(format, entry -> entry.label("later"))).endsWith(" changed (labels)");
  }

  @ParameterizedTest
  @EnumSource
  void letters_in_a_string_are_content(Written format) throws IOException {
    assertThat(reason(format, entry -> entry.forward("select 'a  b' /* said */")))
        .endsWith(" changed (changes)");
  }

  @ParameterizedTest
  @EnumSource
  void one_that_moved_is_selected_and_what_it_stood_before(Written format) throws IOException {
    List<Entry> moved = new ArrayList<>(ENTRIES);
    moved.add(3, moved.remove(1));

    Selection selection = changed(format, format.text(moved));

    assertThat(Project.inWords(selection))
        .containsExactly(
            "s3: s2, which stood before it, stands elsewhere",
            "s2: it stood after s1 and stands after s4 now");
  }

  @ParameterizedTest
  @EnumSource
  void one_that_moved_up_changes_nothing_for_what_it_stood_before(Written format)
      throws IOException {
    List<Entry> moved = new ArrayList<>(ENTRIES);
    moved.add(0, moved.remove(3));

    Selection selection = changed(format, format.text(moved));

    assertThat(Project.inWords(selection))
        .containsExactly("s4: it stood after s3 and stands first now");
  }

  @ParameterizedTest
  @EnumSource
  void one_that_is_gone_is_said_and_selects_what_it_stood_before(Written format)
      throws IOException {
    List<Entry> fewer = new ArrayList<>(ENTRIES);
    fewer.remove(1);

    Selection selection = changed(format, format.text(fewer));

    assertThat(Project.inWords(selection))
        .containsExactly("s3: s2, which stood before it, is gone");
    assertThat(selection.gone()).hasSize(1);
    assertThat(selection.gone().get(0))
        .matches("changeset s2, which stood at " + format.file() + ":\\d+");
  }

  @ParameterizedTest
  @EnumSource
  void the_last_one_gone_selects_what_is_last_now(Written format) throws IOException {
    Selection selection = changed(format, format.text(ENTRIES.subList(0, 3)));

    assertThat(Project.inWords(selection))
        .containsExactly(
            "s3: s4, which stood after it, is gone; s5, which stood after it, is gone");
  }

  @ParameterizedTest
  @EnumSource
  void ends_of_lines_are_no_content(Written format) throws IOException {
    project.write(format.file(), format.text(ENTRIES)).commit();
    project.write(format.file(), format.text(ENTRIES).replace("\n", "\r\n"));

    assertThat(Project.inWords(project.changedOf(format.file()))).isEmpty();
  }

  @Test
  void the_500th_changeset_of_a_file_is_the_only_one() throws IOException {
    List<Entry> many = IntStream.rangeClosed(1, 499).mapToObj(i -> Entry.of("c" + i)).toList();
    List<Entry> more = new ArrayList<>(many);
    more.add(Entry.of("c500"));
    project.write("changelog.sql", Written.SQL.text(many)).commit();
    project.write("changelog.sql", Written.SQL.text(more, "a section"));

    Selection selection = project.changedOf("changelog.sql");

    assertThat(Project.ids(selection)).containsExactly("c500");
    assertThat(selection.main().before()).hasSize(499);
  }

  @Test
  void a_changelog_in_another_format_and_file_is_a_new_one() throws IOException {
    project.write("root.yaml", include("changelog.yaml"));
    project.write("changelog.yaml", Written.YAML.text(ENTRIES)).commit();
    project.write("root.yaml", include("changelog.xml")).delete("changelog.yaml");
    project.write("changelog.xml", Written.XML.text(ENTRIES));

    Selection selection = project.changedOf("root.yaml");

    assertThat(Project.ids(selection)).hasSize(5);
    assertThat(selection.gone()).hasSize(5);
  }

  @Test
  void a_changelog_that_says_its_own_name_may_change_its_format() throws IOException {
    String own = "  - logicalFilePath: changelog.yaml\n";
    project.write("root.yaml", include("changelog.yaml"));
    project
        .write("changelog.yaml", Written.YAML.text(ENTRIES).replaceFirst("\n", "\n" + own))
        .commit();
    project.write("root.yaml", include("changelog.xml")).delete("changelog.yaml");
    project.write(
        "changelog.xml",
        Written.XML
            .text(ENTRIES)
            .replace(
                "<databaseChangeLog", "<databaseChangeLog logicalFilePath=\"changelog.yaml\""));

    assertThat(Project.inWords(project.changedOf("root.yaml"))).isEmpty();
  }

  @Test
  void an_author_is_part_of_who_a_changeset_is() throws IOException {
    project.write("changelog.yaml", Written.YAML.text(ENTRIES)).commit();
    project.write(
        "changelog.yaml", Written.YAML.text(ENTRIES).replaceFirst("author: me", "author: you"));

    Selection selection = project.changedOf("changelog.yaml");

    assertThat(Project.ids(selection)).containsExactly("s1", "s2");
    assertThat(selection.gone()).hasSize(1);
  }

  private static String include(String file) {
    return "databaseChangeLog:\n  - include: { file: %s }\n".formatted(file);
  }

  /** Why the third changeset is selected, and no other. */
  private String reason(Written format, UnaryOperator<Entry> edit) throws IOException {
    List<String> words = Project.inWords(changed(format, format.text(edited(3, edit))));
    assertThat(words).hasSize(1);
    assertThat(words.get(0)).matches("s3: its entry in " + format.file() + ":\\d+ changed .*");
    return words.get(0);
  }

  private static List<Entry> edited(int number, UnaryOperator<Entry> edit) {
    List<Entry> edited = new ArrayList<>(ENTRIES);
    edited.set(number - 1, edit.apply(edited.get(number - 1)));
    return edited;
  }

  private Selection changed(Written format, String text) throws IOException {
    project.write(format.file(), format.text(ENTRIES)).commit();
    project.write(format.file(), text);
    return project.changedOf(format.file());
  }

  private String head() throws IOException {
    return "HEAD (%s)".formatted(project.tree().git("rev-parse", "HEAD").substring(0, 10));
  }
}
