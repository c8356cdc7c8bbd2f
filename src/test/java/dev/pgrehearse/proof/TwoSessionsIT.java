package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An update that one of two sessions loses is seen in a column of any type that can show it. */
final class TwoSessionsIT {

  private static final String BEFORE =
      """
      create table public.settings (
          owner_id uuid primary key,
          noted_at timestamptz not null default now(),
          setting %s not null
      );
      grant select, update on public.settings to service_role;
      insert into public.settings (owner_id, setting)
      values ('00000000-0000-0000-0000-00000000a11c', '%s');
      """;

  private static final String MOVE =
      """
      create schema work;
      grant usage on schema work to service_role;
      alter table public.settings set schema work;
      create view public.settings with (security_invoker = on) as
      select
          s.owner_id,
          s.noted_at,
          s.setting
      from work.settings as s;
      grant select, update on public.settings to service_role;
      """;

  /** Writes what it read, whatever another session has made of it since. */
  private static final String CARELESS =
      """
      create function work.update_settings() returns trigger language plpgsql
      set search_path = '' as $$
      begin
          update work.settings as s
          set noted_at = new.noted_at, setting = new.setting
          where s.owner_id = old.owner_id;
          return new;
      end
      $$;
      create trigger update_settings instead of update on public.settings
      for each row execute function work.update_settings();
      """;

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"integer;1", "text;on", "boolean;true", "jsonb;{\"theme\": \"dark\"}"})
  void a_lost_update_is_found_and_one_that_is_kept_is_none(String type, String value) {
    assertThat(ProvedPair.forms(proved(type, value, MOVE))).isEmpty();
    assertThat(ProvedPair.forms(proved(type, value, MOVE, CARELESS))).containsExactly(Races.SAME);
  }

  private static ProofResult proved(String type, String value, String... scripts) {
    String before = BEFORE.formatted(type, value);
    try (ProvedPair pair = ProvedPair.of(server, before, scripts)) {
      ProofResult result = pair.proof().trying(Set.of(Races.SAME)).run(name -> {});
      assertThat(result.notTried()).isEmpty();
      return result;
    }
  }
}
