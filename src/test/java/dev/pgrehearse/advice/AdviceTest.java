package dev.pgrehearse.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Severity;
import org.junit.jupiter.api.Test;

/** What is said of an object names it as it is called now. */
class AdviceTest {

  @Test
  void the_fix_for_a_renamed_table_names_it_as_it_is_called_now() {
    Advice advice =
        new Advice(
            "rls-disabled",
            "table public.orders",
            Severity.ERROR,
            "whoever reads public.orders or public.orders_old reads all",
            "alter table public.orders enable row level security;");
    assertThat(advice.about("table archive.sales"))
        .isEqualTo(
            new Advice(
                "rls-disabled",
                "table archive.sales",
                Severity.ERROR,
                "whoever reads archive.sales or public.orders_old reads all",
                "alter table archive.sales enable row level security;"));
  }

  @Test
  void so_does_the_one_for_what_belongs_to_it() {
    Advice advice =
        new Advice(
            "policy-always-true",
            "policy p on public.orders",
            Severity.ERROR,
            "it is true",
            "alter policy p on public.orders using (owner = (select auth.uid()));");
    assertThat(advice.about("policy p on public.sales").fix())
        .isEqualTo("alter policy p on public.sales using (owner = (select auth.uid()));");
    assertThat(advice.about("policy p on public.orders")).isSameAs(advice);
  }
}
