package dev.pgrehearse.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.spec.FacadeFile.AgreedDifference;
import dev.pgrehearse.spec.FacadeFile.Move;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** facades.yaml: what is read, and what is refused where it stands. */
final class FacadeFileTest {

  @TempDir private Path home;

  @Test
  void moves_and_agreed_differences_are_read() throws IOException {
    FacadeFile file =
        read(
            """
            moves:
              - { changeset: 010_notes/10_notes, table: public.notes, to: app.notes }
              - changeset: 010_notes/20_users
                table: public."User"
                to: app.users
                renames: { Name: full_name }
                triggers: true
                because: Some copy into it.
            functions: [010_notes/90_functions]
            differs:
              - { facade: "*", form: truncate, because: Nobody truncates. }
              - { facade: public.notes, kind: triggers, form: merge, before: 17, because: Nobody merges. }
            """);
    assertThat(file.moves())
        .extracting(Move::table, Move::to, Move::triggers)
        .containsExactly(
            tuple("public.notes", "app.notes", false), tuple("public.\"User\"", "app.users", true));
    assertThat(file.moves().get(1).renames()).containsEntry("Name", "full_name");
    assertThat(file.functions()).containsExactly("010_notes/90_functions");
    assertThat(file.movesOf("010_notes")).hasSize(2).allMatch(file::functionsLast);
    assertThat(file.differs())
        .extracting(AgreedDifference::facade, AgreedDifference::kind, AgreedDifference::form)
        .containsExactly(tuple("*", "", "truncate"), tuple("public.notes", "triggers", "merge"));
    assertThat(file.differs()).extracting(each -> each.holdsOn(17)).containsExactly(true, false);
    assertThat(file.differs()).allMatch(each -> each.holdsOn(16));
  }

  @Test
  void what_clients_see_in_another_way_is_read() throws IOException {
    FacadeFile file =
        read(
            """
            moves:
              - changeset: 010_notes/10_notes
                table: public.notes
                to: app.notes
                drops: { whole: "t.a || t.b" }
                computes: { Title: upper(t.title) }
                hides: [secret, cost]
                adds: { extra: integer default 1 }
            """);
    assertThat(file.moves().get(0).shape())
        .isEqualTo(
            new FacadeFile.Shape(
                Map.of("whole", "t.a || t.b"),
                Map.of("Title", "upper(t.title)"),
                List.of("secret", "cost"),
                Map.of("extra", "integer default 1")));
  }

  @Test
  void nothing_becomes_of_a_column_in_two_ways() {
    String move =
        "moves:\n  - { changeset: 010_notes/10_notes, table: public.notes, to: app.notes, %s }\n";
    refused(
        move.formatted("hides: [cost], computes: { cost: '1' }"),
        "column cost stands under computes and hides");
    refused(move.formatted("hides: [cost, cost]"), "column cost stands twice under hides");
    refused(
        move.formatted("renames: { cost: price }, drops: { cost: '1' }"),
        "column cost stands under renames and drops");
  }

  @Test
  void without_the_file_nothing_moves() {
    assertThat(new Spec(home).facades("shop").moves()).isEmpty();
  }

  @Test
  void a_table_that_leaves_twice_is_refused_with_both_places() {
    refused(
        """
        moves:
          - { changeset: 010_notes/10_notes, table: public.notes, to: app.notes }
          - { changeset: 010_notes/20_notes, table: public.notes, to: app.other }
        """,
        "public.notes leaves twice, also at verification/shop/facades.yaml:2");
  }

  @Test
  void a_name_without_a_schema_is_refused() {
    refused(
        "moves:\n  - { changeset: 010_notes/10_notes, table: notes, to: app.notes }\n",
        "'table' must be schema and name, as in public.topics");
    refused(
        "differs:\n  - { facade: notes, form: truncate, because: Nobody. }\n",
        "'facade' must be schema and name, as in public.topics");
  }

  @Test
  void a_kind_of_facade_that_there_is_not_is_refused() {
    refused(
        "differs:\n  - { facade: \"*\", kind: rules, form: truncate, because: Nobody. }\n",
        "'kind' must be a kind of facade: passthrough or triggers");
  }

  @Test
  void a_version_that_there_is_not_is_refused() {
    for (String version : List.of("7", "170000")) {
      refused(
          "differs:\n  - { facade: \"*\", form: merge, before: %s, because: Nobody. }\n"
              .formatted(version),
          "'before' must be a major version of Postgres after 15, as in 17");
    }
  }

  @Test
  void functions_stand_in_one_changeset_of_a_pack_that_moves_something() {
    String file =
        "moves:\n  - { changeset: 010_notes/10_notes, table: public.notes, to: app.notes }\nfunctions: %s\n";
    refused(
        file.formatted("[010_notes/80_functions, 010_notes/90_functions]"),
        "010_notes has its functions in 010_notes/80_functions already");
    refused(file.formatted("[020_more/90_functions]"), "no move belongs to 020_more");
    refused(
        file.formatted("[functions]"),
        "must be pack and file, as in 020_security_service/20_topics");
  }

  @Test
  void a_changeset_without_a_pack_is_refused() {
    refused(
        "moves:\n  - { changeset: notes, table: public.notes, to: app.notes }\n",
        "'changeset' must be pack and file, as in 020_security_service/20_topics");
  }

  @Test
  void what_clients_send_is_read_from_all_their_files() throws IOException {
    shop();
    clients("b.yaml", "client: b\nstatements:\n  - { as: alice, sql: select 2 }\n");
    clients(
        "a.yaml",
        """
        client: a
        statements:
          - { as: alice, sql: 'select ?::int', parameters: [1], fails: '22003' }
        """);
    Spec spec = new Spec(home);
    assertThat(spec.clients(spec.read("shop")))
        .extracting(
            RecordedStatement::client,
            RecordedStatement::sql,
            RecordedStatement::parameters,
            RecordedStatement::fails)
        .containsExactly(
            tuple("a", "select ?::int", List.of("1"), "22003"),
            tuple("b", "select 2", List.of(), ""));
  }

  @Test
  void a_statement_of_nobody_who_is_known_is_refused() throws IOException {
    shop();
    clients("a.yaml", "client: a\nstatements:\n  - { as: alicia, sql: select 1 }\n");
    Spec spec = new Spec(home);
    assertThatThrownBy(() -> spec.clients(spec.read("shop")))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("unknown identity 'alicia'; known: alice");
  }

  @Test
  void a_failure_that_is_no_sqlstate_is_refused() throws IOException {
    shop();
    clients("a.yaml", "client: a\nstatements:\n  - { as: alice, sql: select 1, fails: never }\n");
    Spec spec = new Spec(home);
    assertThatThrownBy(() -> spec.clients(spec.read("shop")))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("'fails' must be a SQLSTATE in quotes");
  }

  private void shop() throws IOException {
    write("changelog.yaml", "databaseChangeLog: []\n");
    write(
        "verification/shop/rehearsal.yaml",
        "title: A shop\nchangelog: changelog.yaml\nidentities: { alice: { role: anon } }\n");
  }

  private void clients(String name, String yaml) throws IOException {
    write("verification/shop/clients/" + name, yaml);
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private FacadeFile read(String yaml) throws IOException {
    write("verification/shop/facades.yaml", yaml);
    return new Spec(home).facades("shop");
  }

  private void refused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(message);
  }
}
