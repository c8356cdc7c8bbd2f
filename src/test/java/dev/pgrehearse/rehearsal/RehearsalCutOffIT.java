package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a rehearsal whose server goes while it is at work. */
final class RehearsalCutOffIT {

  @TempDir private Path home;

  @Test
  void what_was_found_before_is_not_lost() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .changelog(
                "changelog/shop.yaml",
                """
                databaseChangeLog:
                  - logicalFilePath: shop.yaml
                  - changeSet:
                      id: 10_open
                      author: a
                      labels: one
                      changes:
                        - sql: {sql: create table public.notes (id bigint primary key)}
                        - sql: {sql: grant select on public.notes to anon}
                        - sql: {sql: create policy none on public.notes for select using (false)}
                      rollback: [{sql: {sql: drop table public.notes}}]
                  - changeSet:
                      id: 20_more
                      author: a
                      labels: one
                      changes:
                        - sql: {sql: create table public.more (id bigint primary key)}
                        - sql: {sql: alter table public.more enable row level security}
                      rollback: [{sql: {sql: drop table public.more}}]
                """);
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION))) {
      RehearsalException end =
          catchThrowableOfType(
              RehearsalException.class,
              () -> Rehearsal.of(system.spec()).run(server, closing(server)));

      RehearsalResult soFar = end.soFar().orElseThrow();
      assertThat(soFar.changesets())
          .extracting(played -> played.changeset().id())
          .containsExactly("10_open");
      assertThat(soFar.findings())
          .as(String.join("\n", TemporarySystem.inWords(soFar.findings())))
          .extracting(Finding::rule, Finding::fix)
          .contains(
              tuple(
                  "policy-without-rls",
                  "[{sql: {sql: \"alter table public.notes enable row level security\"}}]"));
      assertThat(soFar.phases()).isEmpty();
    }
  }

  /** What was met by then is told once, as by a whole run, and not forgotten. */
  @Test
  void what_is_seen_in_the_file_is_not_told_again_when_the_time_is_over() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .changelog(
                "changelog/shop.sql",
                """
        --liquibase formatted sql logicalFilePath:shop.sql
        --changeset a:05_fails labels:one
        insert into public.nowhere values (1);
        --rollback delete from public.nowhere;
        --changeset a:10_no_way_back labels:one
        create table public.notes (id bigint primary key);
        --changeset a:20_more labels:one
        create table public.more (id bigint primary key);
        --rollback drop table public.more;
        """);
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION))) {
      RehearsalException end =
          catchThrowableOfType(
              RehearsalException.class,
              () -> Rehearsal.of(system.spec()).keepGoing(true).run(server, closing(server)));

      assertThat(end.soFar().orElseThrow().findings())
          .extracting(finding -> finding.rule() + " " + finding.changeset())
          .containsExactlyInAnyOrder(
              "rollback-missing 10_no_way_back", "changeset-failed 05_fails");
    }
  }

  /** Ends the server as the second changeset is about to be looked at. */
  private static Progress closing(Server server) {
    return new Progress() {
      private String part = "";

      @Override
      public void begin(String newPart, int steps) {
        part = newPart;
      }

      @Override
      public void step(String name) {
        if (name.equals("20_more") && !part.endsWith("the whole way")) {
          server.close();
        }
      }

      @Override
      public void end() {}
    };
  }
}
