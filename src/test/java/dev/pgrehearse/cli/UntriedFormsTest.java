package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.proof.NotTried;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UntriedFormsTest {

  @Test
  void forms_with_one_reason_on_the_same_facades_share_a_line() {
    assertThat(
            UntriedForms.lines(
                List.of(
                    new NotTried("public.b", "merge", "want of rows"),
                    new NotTried("public.a", "merge", "want of rows"),
                    new NotTried("public.a", "copy-in", "want of rows"),
                    new NotTried("public.b", "copy-in", "want of rows"),
                    new NotTried("public.b", "cursor", "want of rows"),
                    new NotTried("public.b", "insert-identity", "there is no identity column"))))
        .containsExactly(
            "not tried on public.b: insert-identity, for there is no identity column",
            "not tried on 2 facades (public.a, public.b): copy-in, merge, for want of rows",
            "not tried on public.b: cursor, for want of rows");
  }

  @Test
  void of_many_facades_the_first_three_are_named() {
    List<NotTried> untried =
        List.of("public.e", "public.d", "public.c", "public.b", "public.a").stream()
            .map(facade -> new NotTried(facade, "merge", "want of rows"))
            .toList();
    assertThat(UntriedForms.lines(untried))
        .containsExactly(
            "not tried on 5 facades (public.a, public.b, public.c and 2 more): merge, for want of rows");
    assertThat(UntriedForms.lines(untried.subList(2, 5)))
        .containsExactly(
            "not tried on 3 facades (public.a, public.b, public.c): merge, for want of rows");
  }

  @Test
  void nothing_is_said_when_all_was_tried() {
    assertThat(UntriedForms.lines(List.of())).isEmpty();
  }
}
