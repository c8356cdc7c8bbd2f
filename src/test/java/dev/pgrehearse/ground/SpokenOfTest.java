package dev.pgrehearse.ground;

import static dev.pgrehearse.server.PlatformService.CRON;
import static dev.pgrehearse.server.PlatformService.NET;
import static dev.pgrehearse.server.PlatformService.REALTIME;
import static dev.pgrehearse.server.PlatformService.STORAGE;
import static dev.pgrehearse.server.PlatformService.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.PlatformService;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpokenOfTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into storage.buckets (id) values ('a')",
        "create policy p on \"storage\".\"objects\" for select using (true)",
        "using ((STORAGE.foldername(name))[1] = 'a')",
        "sql: insert into storage . buckets (id)",
        "execute 'drop policy p on storage.objects'",
        "do $$ begin perform storage.filename('a'); end $$",
        "select 'storage.objects'::regclass",
        "grant usage on schema storage to reader",
        "insert\n  schemaName: storage\n  tableName: buckets",
        "create policy p on storage.objects;\n-- the platform does: create schema storage",
        "create schema if not exists storage; insert into storage.buckets (id) values ('a')",
        "create schema storage_of_ours; select 1 from storage.objects"
      })
  void who_speaks_of_a_schema_needs_it(String sql) {
    assertThat(asked(sql)).containsExactly(STORAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select storage from public.hosts",
        "-- storage.objects is the platform's",
        "create function f() returns int language sql as $$ select 1 /* storage.objects */ $$",
        "update public.hosts set url = 'https://my-storage.example/x'",
        "select my_storage.objects from public.my_storage",
        "comment on table public.a is 'kept in storage. Never thrown away'",
        "select app.vault from app",
        "mail to ops@net.example",
        ""
      })
  void a_word_alone_is_no_schema(String sql) {
    assertThat(asked(sql)).isEmpty();
  }

  @Test
  void each_is_known_by_itself() {
    assertThat(
            asked(
                "select cron.schedule('a', '* * * * *', 'b')",
                "select net.http_post('http://a')",
                "select vault.create_secret('a')",
                "create policy p on realtime.messages for select using (true)"))
        .containsExactlyInAnyOrder(CRON, NET, VAULT, REALTIME);
  }

  @Test
  void what_is_made_by_somebody_is_not_made_by_us() {
    assertThat(
            asked(
                "insert into storage.buckets (id) values ('a'); select vault.create_secret('b');",
                "create schema storage; create table storage.buckets (id text);"))
        .containsExactly(VAULT);
    assertThat(asked("CREATE SCHEMA \"storage\"; create table storage.objects (id int);"))
        .isEmpty();
    assertThat(
            asked(
                """
                create schema if not exists storage authorization a;
                create table if not exists storage.objects (id int);"""))
        .isEmpty();
    assertThat(
            asked(
                """
                create schema if not exists cron;
                create or replace function cron.schedule(a text, b text) returns bigint
                    language sql as $$ select 1 $$;"""))
        .isEmpty();
    assertThat(
            asked(
                "create schema if not exists storage;",
                "create table storage.objects (id int); select 1 from storage.objects;"))
        .isEmpty();
  }

  @Test
  void an_extension_of_a_service_is_told() {
    SpokenOf spoken = new SpokenOf();
    spoken.in("create extension if not exists \"pg_cron\" with schema pg_catalog");
    spoken.in("create extension pg_net; create extension citext");
    spoken.in("-- create extension supabase_vault");
    spoken.in("select cron.unschedule('a')");
    assertThat(spoken.createdAsExtensions()).containsExactlyInAnyOrder(CRON, NET);
    assertThat(spoken.notMade()).containsExactly(CRON);
  }

  private static Set<PlatformService> asked(String... texts) {
    SpokenOf spoken = new SpokenOf();
    List.of(texts).forEach(spoken::in);
    return spoken.notMade();
  }
}
