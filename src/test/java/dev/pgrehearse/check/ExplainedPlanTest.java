package dev.pgrehearse.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.spec.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ExplainedPlanTest {

  private static final String PLAN =
      """
      [{"Plan": {
        "Node Type": "Nested Loop",
        "Shared Hit Blocks": 5,
        "Shared Read Blocks": 2,
        "Plans": [
          {"Node Type": "Result", "Parent Relationship": "InitPlan"},
          {"Node Type": "Seq Scan", "Relation Name": "item", "Parent Relationship": "Outer"},
          {"Node Type": "Bitmap Heap Scan", "Relation Name": "owner",
           "Plans": [{"Node Type": "Bitmap Index Scan", "Index Name": "owner_name_idx"}]}
        ]
      }}]
      """;

  @Test
  void what_the_plan_has_holds() {
    assertThat(problem(List.of("owner_name_idx"), List.of("shop.owner"), 7, true)).isEmpty();
  }

  @Test
  void an_index_that_is_not_used_is_named_with_those_that_are() {
    assertThat(problem(List.of("item_idx"), List.of(), 7, false))
        .contains("expected the plan to use item_idx, it uses owner_name_idx");
    assertThat(
            new ExplainedPlan("[{\"Plan\": {}}]").problem(plan(List.of("a"), List.of(), 0, false)))
        .contains("expected the plan to use a, it uses no index");
  }

  @Test
  void a_sequential_scan_anywhere_in_the_plan_is_seen() {
    assertThat(problem(List.of(), List.of("shop.item"), 7, false))
        .contains("expected no sequential scan of shop.item, there is one");
  }

  @Test
  void buffers_are_those_hit_and_those_read() {
    assertThat(problem(List.of(), List.of(), 6, false))
        .contains("expected at most 6 buffers, it touched 7");
  }

  @Test
  void an_init_plan_is_asked_for_only_where_it_is_expected() {
    assertThat(new ExplainedPlan("[{\"Plan\": {}}]").problem(plan(List.of(), List.of(), 0, true)))
        .contains("expected an InitPlan (a call wrapped in (select …)), there is none");
  }

  @Test
  void several_problems_are_told_at_once() {
    assertThat(problem(List.of("x"), List.of("item"), 1, false))
        .contains(
            "expected the plan to use x, it uses owner_name_idx; expected no sequential scan of"
                + " item, there is one; expected at most 1 buffers, it touched 7");
  }

  @Test
  void what_is_no_json_is_refused() {
    assertThatThrownBy(() -> new ExplainedPlan("Seq Scan on item"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("explain gave no JSON");
  }

  private static Optional<String> problem(
      List<String> uses, List<String> neverScans, long maxBuffers, boolean initPlan) {
    return new ExplainedPlan(PLAN).problem(plan(uses, neverScans, maxBuffers, initPlan));
  }

  private static Expectation.Plan plan(
      List<String> uses, List<String> neverScans, long maxBuffers, boolean initPlan) {
    return new Expectation.Plan(uses, neverScans, OptionalLong.of(maxBuffers), initPlan);
  }
}
