package dev.pgrehearse.facade.routine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RoutineTextTest {

  @Test
  void capitals_and_long_lines_of_postgres_become_the_style_of_people() {
    assertThat(
            RoutineText.of(
                """
                CREATE OR REPLACE FUNCTION public."Find"(a text DEFAULT 'A, (B'::text, b numeric(10,2)[] DEFAULT NULL::numeric[])
                 RETURNS TABLE("Id" uuid, at timestamp with time zone)
                 LANGUAGE plpgsql
                 STABLE SECURITY DEFINER
                 SET search_path TO ''
                 SET "DateStyle" TO 'ISO'""",
                "\nbegin\nend;\n"))
        .isEqualTo(
            """
            create or replace function public."Find"(
                a text default 'A, (B'::text,
                b numeric(10,2)[] default NULL::numeric[]
            )
            returns table(
                "Id" uuid,
                at timestamp with time zone
            )
            language plpgsql
            stable security definer
            set search_path = ''
            set "DateStyle" = 'ISO'
            as $$
            begin
            end;
            $$;"""
                .replace("NULL::", "null::"));
  }

  @Test
  void a_routine_without_arguments_stays_on_its_line() {
    assertThat(RoutineText.of("CREATE OR REPLACE FUNCTION public.f()\n RETURNS trigger", "x"))
        .isEqualTo("create or replace function public.f()\nreturns trigger\nas $$x$$;");
  }

  @Test
  void a_body_with_dollars_is_quoted_by_another_word() {
    assertThat(RoutineText.of("CREATE FUNCTION f()", "select $$a$$")).contains("as $body$select");
    assertThat(RoutineText.of("CREATE FUNCTION f()", "select 1 -- $")).contains("as $body$select");
    assertThat(RoutineText.of("CREATE FUNCTION f()", "$$ $body$ ")).contains("as $bodyy$");
  }
}
