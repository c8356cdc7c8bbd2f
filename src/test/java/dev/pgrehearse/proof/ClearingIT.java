package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Inserts are tried where every row that there can be is there: each member has a badge. */
final class ClearingIT {

  private static final String BEFORE =
      """
      create table public.members (
          member_id integer primary key
      );

      create table public.badges (
          member_id integer primary key references public.members (member_id) on delete cascade,
          colour text not null default 'grey',
          steps integer not null default 0,
          constraint steps_counted check (steps >= 0)
      );

      create table public.loans (
          loan_id integer primary key,
          badge_id integer not null references public.badges (member_id) on delete restrict,
          spare_id integer references public.badges (member_id)
      );

      create table public.returns (
          loan_id integer primary key references public.loans (loan_id)
      );

      grant select, insert, update, delete on public.badges to authenticated, service_role;

      insert into public.members (member_id) values (1), (2), (3);
      insert into public.badges (member_id, colour) values (1, 'red'), (2, 'green'), (3, 'blue');
      insert into public.loans (loan_id, badge_id, spare_id) values (10, 1, 2), (20, 2, 3), (30, 3, 1);
      insert into public.returns (loan_id) values (10), (30);
      """;

  private static final String MOVE =
      """
      create schema work;
      grant usage on schema work to authenticated, service_role;
      alter table public.badges set schema work;
      create view public.badges with (security_invoker = on) as
      select
          b.member_id,
          b.colour,
          b.steps
      from work.badges as b;
      alter view public.badges alter column colour set default 'grey';
      alter view public.badges alter column steps set default 0;
      grant select, insert, update, delete on public.badges to authenticated, service_role;
      """;

  /** A silent one, which nothing but an insert that the table takes can show. */
  private static final String LOST =
      """
      create function work.lost() returns trigger language plpgsql
      set search_path = '' as $$ begin return null; end $$;
      create trigger lost instead of insert on public.badges
      for each row execute function work.lost();
      """;

  private static final Set<String> INSERTS =
      Set.of(
          "insert-all-columns",
          "insert-returning",
          "insert-several-rows",
          "insert-from-select",
          "copy-in",
          "violate-check",
          "violate-unique",
          "postgrest-insert",
          "postgrest-merge-duplicates",
          RandomSequences.FORM,
          HeldStatements.FORM);

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_right_facade_takes_what_the_table_takes_once_rows_are_out() {
    ProofResult result = proved(MOVE);
    assertThat(result.notTried()).isEmpty();
    assertThat(ProvedPair.forms(result)).containsExactly("copy-in");
    assertThat(result.table())
        .contains("| insert-returning | same |\n", "| violate-check | same |");
  }

  @Test
  void a_facade_that_loses_new_rows_is_found_and_the_finding_says_what_was_taken_out() {
    ProofResult result = proved(MOVE, LOST);
    assertThat(ProvedPair.forms(result))
        .contains("insert-all-columns", "postgrest-insert", HeldStatements.FORM);
    assertThat(result.findings())
        .filteredOn(finding -> finding.message().contains(": insert-all-columns is not"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("delete from public.returns where (loan_id) in (select loan_id from")
                    .contains("delete from public.badges where member_id = '1'::integer or ")
                    .contains("; -- as a superuser\n    insert into public.badges ")
                    .contains("before 1 row changed"));
  }

  @Test
  void a_check_that_is_gone_is_found_there_too() {
    ProofResult result = proved(MOVE, "alter table work.badges drop constraint steps_counted;");
    assertThat(ProvedPair.forms(result)).contains("violate-check");
  }

  private static ProofResult proved(String... scripts) {
    try (ProvedPair pair = ProvedPair.of(server, BEFORE, scripts)) {
      return pair.proof().trying(INSERTS).run(name -> {});
    }
  }
}
