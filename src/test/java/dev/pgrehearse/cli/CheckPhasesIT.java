package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of a changelog that has no labels. */
final class CheckPhasesIT {

  @TempDir private Path folder;
  private UserRepository repository;

  @BeforeEach
  void writeRepository() throws IOException {
    repository =
        new UserRepository(folder)
            .write("pgrehearse.yaml", "platform: plain\n")
            .write(
                "db/root.yaml",
                """
                databaseChangeLog:
                  - include: {file: db/items.sql}
                  - changeSet:
                      id: release-1
                      author: ann
                      changes:
                        - tagDatabase: {tag: v1}
                  - include: {file: db/prices.sql}
                  - include: {file: db/later.sql}
                """)
            .write(
                "db/items.sql",
                """
                --liquibase formatted sql

                --changeset ann:items
                create table public.items (id bigint primary key, title text not null);
                --rollback drop table public.items;
                """)
            .write(
                "db/prices.sql",
                """
                --liquibase formatted sql

                --changeset ann:price
                alter table public.items add column price numeric(10, 2);
                --rollback alter table public.items drop column price;

                --changeset ann:price-check
                alter table public.items add constraint items_price_check check (price > 0);
                --rollback alter table public.items drop constraint items_price_check;
                """)
            .write(
                "db/later.sql",
                """
                --liquibase formatted sql

                --changeset ann:note
                comment on table public.items is 'things';
                --rollback comment on table public.items is null;
                """)
            .write(
                "verification/shop/rehearsal.yaml",
                """
                title: Shop
                changelog: db/root.yaml
                phase_fixtures:
                  v1: rows.sql
                """)
            .write("verification/shop/rows.sql", "insert into public.items values (1, 'one');\n")
            .write(
                "verification/shop/checks/010.yaml",
                """
                phase: v1
                checks:
                  - name: an_item_has_a_title
                    because: lists show it
                    as: migration
                    sql: update public.items set title = null
                    sqlstate: "23502"
                  - name: there_is_no_price_yet
                    because: it comes later
                    until: v1
                    as: migration
                    sql: select price from public.items
                    sqlstate: "42703"
                """)
            .write(
                "verification/shop/checks/020.yaml",
                """
                phase: db/prices.sql
                throughout: true
                checks:
                  - name: there_are_prices
                    because: the shop shows them
                    as: migration
                    sql: select price from public.items
                    count: 1
                """)
            .write(
                "verification/shop/checks/030.yaml",
                """
                phase: end
                checks:
                  - name: a_price_is_positive
                    because: nothing is for free
                    as: migration
                    sql: update public.items set price = -1
                    sqlstate: "23514"
                """);
  }

  @Test
  void a_phase_is_a_tag_a_file_or_the_end() throws Exception {
    UserRepository.Answer good = repository.call("rehearse", "shop");
    assertThat(good.exitCode()).as(good.all()).isZero();
    // Twice an_item_has_a_title and there_are_prices more often, in each direction's replay.
    assertThat(good.out())
        .containsPattern("\n(v1 +2 )[^\n]*\n(db/prices.sql +2 )[^\n]*\n(end +1 )");

    repository
        .replace("verification/shop/checks/010.yaml", "set title = null", "set title = 'two'")
        .replace("verification/shop/checks/020.yaml", "count: 1", "count: 2")
        .replace("verification/shop/checks/030.yaml", "price = -1", "price = 1");
    UserRepository.Answer bad = repository.call("rehearse", "shop");
    assertThat(bad.exitCode()).as(bad.all()).isEqualTo(1);
    assertThat(bad.out())
        .contains(
            "error  check-failed  release-1  verification/shop/checks/010.yaml:3",
            "error  check-failed  price  verification/shop/checks/020.yaml:4",
            "error  check-failed  note  verification/shop/checks/030.yaml:3");
  }

  @Test
  void what_there_is_not_is_told_with_what_there_is() throws Exception {
    repository.replace("verification/shop/checks/010.yaml", "until: v1", "until: v2");
    UserRepository.Answer answer = repository.call("rehearse", "shop");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err())
        .contains(
            """
            verification/shop/checks/010.yaml:8: check there_is_no_price_yet (until) names the \
            phase 'v2', which is neither the first label of a changeset nor a tag, a changelog's \
            file or 'end'; known: tag v1; files db/items.sql, db/root.yaml, db/prices.sql, \
            db/later.sql; end\
            """);
  }

  @Test
  void at_the_end_is_nothing_throughout() throws Exception {
    repository.replace(
        "verification/shop/checks/030.yaml", "phase: end\n", "phase: end\nthroughout: true\n");
    UserRepository.Answer answer = repository.call("rehearse", "shop");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("verification/shop/checks/030.yaml:2:", "holds at the end");
  }
}
