package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same gives the same report, to the letter, but for how long it took. */
final class EqualReportsIT {

  /** With all that is drawn by lot in it: roles, names of databases, messages of the server. */
  private static final String CHANGELOG =
      """
      --liquibase formatted sql logicalFilePath:shop.sql

      --changeset alice:orders splitStatements:false
      create table public.orders (id bigint generated always as identity primary key, total numeric);
      grant select on public.orders to anon;
      --rollback drop table public.orders;

      --changeset alice:roles splitStatements:false
      create role shop_reader;
      grant shop_reader to postgres;
      --rollback drop role shop_reader;

      --changeset alice:refused splitStatements:false
      alter role postgres createrole;
      --rollback select 1;

      --changeset alice:other splitStatements:false
      create database elsewhere;
      --rollback drop database elsewhere;

      --changeset alice:index runInTransaction:false
      create index concurrently orders_total_idx on public.orders (total);
      comment on table public.orders is 'All of them.';
      --rollback drop table public.orders;
      """;

  @TempDir private Path temporary;

  @Test
  void two_equal_runs_give_two_equal_reports() throws IOException {
    Path changelog = Files.writeString(temporary.resolve("shop.sql"), CHANGELOG);
    List<String> first = run(changelog, "first", List.of());
    List<String> second = run(changelog, "second", List.of());

    assertThat(first.get(0)).contains("rls-disabled", "changeset-failed", "rollback-differs");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void killed_deployments_too() throws IOException {
    Path changelog =
        Files.writeString(
            temporary.resolve("shop.sql"),
            """
            --liquibase formatted sql logicalFilePath:shop.sql

            --changeset alice:orders runInTransaction:false
            create table public.orders (id bigint primary key);
            alter table public.orders enable row level security;
            --rollback drop table public.orders;
            """);
    List<String> first = run(changelog, "first", List.of("--kill"));
    List<String> second = run(changelog, "second", List.of("--kill"));

    assertThat(first.get(0)).contains("killed-not-atomic");
    assertThat(second).isEqualTo(first);
  }

  private List<String> run(Path changelog, String name, List<String> more) throws IOException {
    Path report = temporary.resolve(name);
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of(
                        "rehearse",
                        "--changelog",
                        changelog.toString(),
                        "--platform",
                        "supabase",
                        "--report",
                        report.toString()),
                    more.stream())
                .toList());
    assertThat(run.exitCode()).as(run.err()).isLessThan(2);
    return List.of(
        withoutTimes(CommandRun.report(report)).toPrettyString(),
        Files.readString(report.resolve("report.md"))
            .replaceAll("[\\d.,]+ (ms|s|min)\\b", "… $1")
            .replaceAll("(?<=\\| )\\d+(?= \\|)", "…"),
        Files.readString(report.resolve("junit.xml")).replaceAll("time=\"[^\"]*\"", "time"));
  }

  private static JsonNode withoutTimes(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .removeIf(each -> each.getKey().endsWith("Ms") || each.getKey().equals("ms"));
    }
    node.forEach(EqualReportsIT::withoutTimes);
    return node;
  }
}
