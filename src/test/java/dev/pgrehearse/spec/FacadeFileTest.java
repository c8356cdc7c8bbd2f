package dev.pgrehearse.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.spec.FacadeFile.AgreedDifference;
import dev.pgrehearse.spec.FacadeFile.Move;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            differs:
              - { facade: "*", form: truncate, because: Nobody truncates. }
            """);
    assertThat(file.moves())
        .extracting(Move::table, Move::to, Move::triggers)
        .containsExactly(
            tuple("public.notes", "app.notes", false), tuple("public.\"User\"", "app.users", true));
    assertThat(file.moves().get(1).renames()).containsEntry("Name", "full_name");
    assertThat(file.differs())
        .extracting(AgreedDifference::facade, AgreedDifference::form)
        .containsExactly(tuple("*", "truncate"));
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
  void a_changeset_without_a_pack_is_refused() {
    refused(
        "moves:\n  - { changeset: notes, table: public.notes, to: app.notes }\n",
        "'changeset' must be pack and file, as in 020_security_service/20_topics");
  }

  private FacadeFile read(String yaml) throws IOException {
    Path file = home.resolve("verification/shop/facades.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml);
    return new Spec(home).facades("shop");
  }

  private void refused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(message);
  }
}
