package dev.pgrehearse.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The same flaw in several places is one thing to mend. */
class CauseTest {

  @Test
  void findings_that_say_the_same_are_of_one_cause() {
    List<Cause> causes =
        Cause.of(
            List.of(
                warning("set-leaks", "1", "a.sql:3", "this lock_timeout stays set"),
                warning("set-leaks", "2", "a.sql:9", "this role stays set"),
                warning("set-leaks", "3", "b.sql:1", "this lock_timeout stays set")));
    assertThat(causes).hasSize(2);
    assertThat(causes.get(0).places()).containsExactly("a.sql:3 (1)", "b.sql:1 (3)");
    assertThat(causes.get(0).places(1)).isEqualTo("a.sql:3 (1) and 1 more");
    assertThat(Cause.count(causes, Severity.WARNING)).isEqualTo(2);
    assertThat(Cause.count(causes, Severity.ERROR)).isZero();
  }

  @Test
  void findings_that_differ_by_their_object_only_are_of_one_cause() {
    List<Cause> causes =
        Cause.of(List.of(table("public.orders"), table("public.items"), table("public.items_old")));
    assertThat(causes).hasSize(1);
    Cause cause = causes.get(0);
    assertThat(cause.message()).isEqualTo("…: no row level security");
    assertThat(cause.fix())
        .isEqualTo(
            "alter table public.orders enable row level security; (and so for each of the others)");
    assertThat(cause.places())
        .containsExactly(
            "a.sql:3 (table public.orders)",
            "a.sql:3 (table public.items)",
            "a.sql:3 (table public.items_old)");
  }

  @Test
  void one_that_stands_alone_keeps_its_words() {
    Cause cause = Cause.of(List.of(table("public.orders"))).get(0);
    assertThat(cause.message()).isEqualTo("table public.orders: no row level security");
    assertThat(cause.fix()).isEqualTo("alter table public.orders enable row level security;");
  }

  @Test
  void an_object_is_no_part_of_another_word() {
    assertThat(
            Cause.of(
                List.of(
                    warning("a", "1", "a.sql:1", "no way back for sql").about("sql"),
                    warning("a", "2", "a.sql:2", "no way back for sqlFile").about("sqlFile"),
                    warning("a", "3", "a.sql:3", "no way back for my.sql").about("sql"))))
        .hasSize(2);
  }

  private static Finding table(String name) {
    return Finding.error(
            "rls-disabled",
            "1",
            Location.of("a.sql", 3),
            "table %s: no row level security".formatted(name),
            "alter table %s enable row level security;".formatted(name))
        .about("table " + name);
  }

  private static Finding warning(String rule, String changeset, String place, String message) {
    String[] parts = place.split(":", -1);
    return Finding.warning(
        rule, changeset, Location.of(parts[0], Integer.parseInt(parts[1])), message, "mend it");
  }
}
