package dev.pgrehearse.selection;

import java.io.IOException;
import java.nio.file.Path;

/** A small system with everything that a spec can have: three phases, and an option. */
final class Shop {

  static final String SPEC = "verification/shop/";

  private Shop() {}

  static Project at(Path folder) throws IOException {
    return in(Project.at(folder));
  }

  static Project in(Project project) throws IOException {
    return project
        .write(
            "changelog/shop.yaml",
            """
            databaseChangeLog:
              - include: { file: changelog/shop/10_base.yaml }
              - include: { file: changelog/shop/20_more.yaml }
            """)
        .write(
            "changelog/shop/10_base.yaml",
            "databaseChangeLog:\n"
                + changeset("10_base/1_orders", "base")
                + changeset("10_base/2_lines", "base"))
        .write(
            "changelog/shop/20_more.yaml",
            "databaseChangeLog:\n"
                + changeset("20_more/1_policies", "more, policies")
                + changeset("20_more/2_grants", "more")
                + changeset("20_more/3_views", "last")
                + tag("20_more/4_tag", "v2"))
        .write(
            "changelog/extra.yaml",
            "databaseChangeLog:\n"
                + changeset("extra/1_orders", "extra")
                + changeset("extra/2_grants", "extra"))
        .write(
            SPEC + "rehearsal.yaml",
            """
            title: A shop
            changelog: changelog/shop.yaml
            legacy: legacy.sql
            fixtures: fixtures.sql
            phase_fixtures:
              base: fixtures/base.sql
              extra: fixtures/extra.sql
            volume: { file: volume.sql, rows: 10 }
            identities:
              alice: { role: authenticated, claims: { sub: a } }
            options:
              - name: extra
                changelog: changelog/extra.yaml
                legacy: extra-legacy.sql
            """)
        .write(SPEC + "legacy.sql", "")
        .write(SPEC + "extra-legacy.sql", "")
        .write(SPEC + "fixtures.sql", "")
        .write(SPEC + "fixtures/base.sql", "")
        .write(SPEC + "fixtures/extra.sql", "")
        .write(SPEC + "volume.sql", "")
        .write("verification/platform/roles.sql", "")
        .write("verification/platform/README.md", "")
        .write(
            SPEC + "checks/base.yaml",
            """
            phase: base
            checks:
              - { name: alice_sees_one, because: it is hers, as: alice, sql: select 1, count: 1 }
              - { name: alice_sees_two, because: they are hers, as: alice, sql: select 2, count: 1 }
            """)
        .write(
            SPEC + "checks/more.yaml",
            """
            phase: more
            checks:
              - { name: alice_sees_more, because: it is there, as: alice, sql: select 3, count: 1 }
              - { name: it_is_quick, on: volume, because: they are many, as: alice, sql: select 4, count: 1 }
            """)
        .write(
            SPEC + "access.yaml",
            """
            relations:
              public.orders:
                alice: { select: own }
              public.lines:
                alice: { select: own, insert: own }
            options:
              extra:
                relations:
                  public.extras:
                    alice: { select: all }
            accepts:
              - { rule: some-rule, on: public.orders, because: it is old }
            """)
        .write(
            SPEC + "clients/app.yaml",
            """
            client: app
            statements:
              - { as: alice, sql: select 1 }
            """)
        .commit();
  }

  static String changeset(String id, String labels) {
    return """
      - changeSet:
          id: %s
          author: me
          labels: %s
          changes:
            - sql: select 1
          rollback:
            - sql: select 2
    """
        .formatted(id, labels);
  }

  private static String tag(String id, String tag) {
    return """
      - changeSet:
          id: %s
          author: me
          labels: last
          changes:
            - tagDatabase: { tag: %s }
    """
        .formatted(id, tag);
  }
}
