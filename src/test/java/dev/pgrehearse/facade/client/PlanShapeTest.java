package dev.pgrehearse.facade.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.catalog.QualifiedName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When two plans are the same, and in which words they are not. */
final class PlanShapeTest {

  private static final QualifiedName OLD = new QualifiedName("public", "notes");
  private static final List<RelationNames.Entry> BEFORE =
      List.of(
          new RelationNames.Entry(1, false, OLD),
          new RelationNames.Entry(2, true, new QualifiedName("public", "notes_pkey")));
  private static final List<RelationNames.Entry> AFTER =
      List.of(
          new RelationNames.Entry(1, false, new QualifiedName("work", "memos")),
          new RelationNames.Entry(2, true, new QualifiedName("work", "memos_pkey")),
          new RelationNames.Entry(3, false, OLD));

  private static final String ON_TABLE =
      """
      [{"Plan": {"Node Type": "Index Scan", "Schema": "public", "Relation Name": "notes",
        "Alias": "notes", "Index Name": "notes_pkey", "Total Cost": 8,
        "Index Cond": "(notes.id = auth.uid())"}}]""";

  private static final String ON_FACADE =
      """
      [{"Plan": {"Node Type": "Index Scan", "Schema": "work", "Relation Name": "memos",
        "Alias": "t", "Index Name": "memos_pkey", "Total Cost": 9,
        "Index Cond": "(t.id = auth.uid())"}}]""";

  private static PlanShape before(String json) {
    return PlanShape.of(json, "{20}", RelationNames.of(BEFORE, BEFORE));
  }

  private static PlanShape after(String json, String columns) {
    return PlanShape.of(json, columns, RelationNames.of(BEFORE, AFTER));
  }

  @Test
  void names_that_moved_aliases_and_costs_make_no_difference() {
    assertThat(before(ON_TABLE).differences(after(ON_FACADE, "{20}"))).isEmpty();
    assertThat(after(ON_FACADE, "{20}").relations()).containsExactly(OLD);
  }

  @Test
  void another_function_in_a_condition_does() {
    assertThat(
            before(ON_TABLE).differences(after(ON_FACADE.replace("auth.uid", "auth.role"), "{20}")))
        .containsExactly(
            "Index Scan by notes_pkey on public.notes, index cond (t.id = auth.role()) instead of"
                + " Index Scan by notes_pkey on public.notes, index cond (notes.id = auth.uid())");
  }

  @Test
  void a_view_in_the_place_of_its_table_is_not_the_table() {
    assertThat(before(ON_TABLE).differences(after(ON_TABLE, "{20}")))
        .singleElement()
        .asString()
        .startsWith("Index Scan by notes_pkey on the new public.notes, ");
    assertThat(after(ON_TABLE, "{20}").relations()).isEmpty();
  }

  @Test
  void columns_of_other_types_do() {
    assertThat(before(ON_TABLE).differences(after(ON_FACADE, "{20,25}")))
        .containsExactly("columns of other types or in another number");
  }
}
