package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no form of statement finds, several in a row may. */
final class RandomSequencesIT {
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
  void a_fault_that_takes_two_statements_is_found_by_chance_and_shown_with_no_third() {
    String fault =
        """
        create function work.wrong()
        returns trigger
        language plpgsql
        security definer
        set search_path = ''
        as $$
        begin
            if (select count(*) from work.tasks) > 3 then
                new.body := 'wrong';
            end if;
            return new;
        end;
        $$;

        create trigger _100_wrong
        before update on work.tasks
        for each row execute function work.wrong();
        """;
    try (ProvedPair pair = with(fault)) {
      Proof proof = pair.proof().trying(Set.of("random-sequence"));
      ProofResult result = proof.random(7, 400).run(name -> {});
      assertThat(result.differences()).hasSize(1);
      FacadeDifference difference = result.differences().get(0);
      assertThat(difference.about()).isEqualTo("seed 7");
      assertThat(difference.statement().lines()).hasSize(2);
      assertThat(difference.statement().lines().toList().get(0)).startsWith("insert into ");
      assertThat(difference.statement().lines().toList().get(1))
          .as("one column, and nothing asked for")
          .matches("update public.tasks set \\w+ = \\S+ where .*")
          .doesNotContain("returning");
      assertThat(proof.random(7, 400).run(name -> {}).differences()).containsExactly(difference);
    }
  }

  @Test
  void a_sequence_that_differs_once_and_not_again_is_chance() {
    String fault =
        """
        create function work.once()
        returns trigger
        language plpgsql
        security definer
        set search_path = ''
        as $$
        begin
            -- A lock of the session outlives the rollback of each trial.
            if not exists (
                select
                from pg_catalog.pg_locks as l
                where l.locktype = 'advisory'
                    and l.pid = pg_catalog.pg_backend_pid()
            ) then
                perform pg_catalog.pg_advisory_lock(1);

                raise exception 'once';
            end if;

            return new;
        end
        $$;

        create trigger _100_once
        before update on work.tasks
        for each row execute function work.once();
        """;
    try (ProvedPair pair = with(fault)) {
      ProofResult result =
          pair.proof().trying(Set.of("random-sequence")).random(7, 40).run(name -> {});
      assertThat(result.statements()).isEqualTo(40);
      assertThat(result.differences()).isEmpty();
    }
  }

  private static ProvedPair with(String fault) {
    return ProvedPair.of(
        server, ProvedPair.resource("before.sql"), ProvedPair.resource("passthrough.sql"), fault);
  }
}
