package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.git.WorkTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsePartCommandIT {

  private static final String CHANGELOG =
      """
      --liquibase formatted sql logicalFilePath:shop.sql

      --changeset alice:010_notes
      create table public.notes (id bigint primary key); alter table public.notes enable row level security;
      --rollback alter table public.notes add column late int;

      --changeset alice:020_orders
      create table public.orders (id bigint primary key); alter table public.orders enable row level security;
      --rollback drop table public.orders;

      --changeset alice:030_customers
      create table public.customers (id bigint primary key); alter table public.customers enable row level security;
      --rollback drop table public.customers;
      """;

  @TempDir private Path folder;
  private WorkTree tree;

  @BeforeEach
  void commit() throws IOException {
    tree = WorkTree.init(folder.resolve("project")).write("shop.sql", CHANGELOG);
    tree.git("add", ".");
    tree.git("commit", "-q", "-m", "as it was");
  }

  @Test
  void nothing_changed_is_nothing_to_rehearse() {
    CommandRun run = rehearse("--changed=HEAD");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("nothing that shop is made of differs from HEAD")
        .endsWith("CLEAN: there is nothing to rehearse\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void one_changeset_changed_is_judged_and_what_was_left_out_is_said() throws IOException {
    tree.edit("shop.sql", "orders (id bigint", "orders (id int");

    CommandRun run = rehearse("--changed=HEAD");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("part  1 of 3 changesets of shop, compared with HEAD")
        .contains("  020_orders: its entry in shop.sql:7 changed (changes)")
        .contains("left out  1 changeset of the main changelog before 020_orders")
        .contains(
            "left out  the way back of 1 later changeset of the main changelog, which changes other"
                + " things")
        .endsWith("CLEAN as far as was looked: 0 errors, 0 warnings\n");
    assertThat(CommandRun.report(report()).path("part").path("leftOut")).hasSize(2);
    assertThat(CommandRun.report(report()).path("summary").path("timeMs").fieldNames())
        .toIterable()
        .contains("Liquibase", "looks at the catalog");
  }

  @Test
  void a_mistake_in_what_changed_is_a_finding() throws IOException {
    tree.edit("shop.sql", "drop table public.orders", "comment on table public.orders is 'kept'");

    CommandRun run = rehearse("--changed=HEAD");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(CommandRun.findings(CommandRun.report(report()), "error"))
        .containsExactly("rollback-differs 020_orders shop.sql:7");
  }

  @Test
  void a_mistake_that_was_there_before_is_not() {
    CommandRun run = rehearse("--from", "020_orders");

    assertThat(run.exitCode()).isZero();
  }

  @Test
  void a_name_that_is_none_and_a_revision_that_is_none_are_told_in_one_line() {
    assertThat(rehearse("--only", "020_oders").err())
        .isEqualTo("pgrehearse: there is no changeset '020_oders'; did you mean 020_orders?\n");
    CommandRun run = rehearse("--changed=nowhere");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("nowhere");
  }

  @Test
  void only_one_way_to_ask_for_a_part_can_be_taken() {
    CommandRun run = rehearse("--only", "020_orders", "--from", "020_orders");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("mutually exclusive");
  }

  private Path report() {
    return folder.resolve("report");
  }

  private CommandRun rehearse(String... part) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rehearse",
                "--changelog",
                tree.path("shop.sql").toString(),
                "--report",
                report().toString(),
                "--quiet"));
    arguments.addAll(List.of(part));
    return CommandRun.of(arguments);
  }
}
