package dev.pgrehearse.start;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The pack that makes the schemas that tables go to.
 *
 * @param system its name
 * @param number of the pack, as in {@code 010}
 * @param schemas as the catalog has them
 * @param owners of the tables that go there, where the migration is run by somebody else
 * @param users who may do something with the tables that go there
 */
record SchemaPack(
    String system,
    String number,
    String phase,
    SortedSet<String> schemas,
    List<String> owners,
    SortedSet<String> users) {

  SchemaPack {
    schemas = new TreeSet<>(schemas);
    owners = List.copyOf(owners);
    users = new TreeSet<>(users);
  }

  String name() {
    return "%s/%s_schemas".formatted(system, number);
  }

  /** Path to text. */
  SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    StringBuilder changelog =
        new StringBuilder(
            "databaseChangeLog:\n  - logicalFilePath: changelog/%s.yaml\n".formatted(name()));
    int place = 0;
    for (Map.Entry<String, String> schema : slugs().entrySet()) {
      place += schemas.size() > 9 ? 1 : 10;
      String change = String.format(Locale.ROOT, "%02d_%s", place, schema.getValue());
      String path = "sql/%s/%s".formatted(name(), change);
      files.put(path + ".sql", forward(schema.getKey()));
      files.put(
          path + ".rollback.sql",
          "set local lock_timeout = '2s';\n\ndrop schema %s;\n".formatted(quoted(schema.getKey())));
      changelog.append(
          """

            - changeSet:
                id: %s_schemas/%s
                author: pgrehearse
                labels: %s
                comment: %s
                changes:
                  - sqlFile: { path: %s.sql, splitStatements: false }
                rollback:
                  - sqlFile: { path: %s.rollback.sql, splitStatements: false }
          """
              .formatted(
                  number,
                  change,
                  phase,
                  Yaml.text("The schema %s, where tables go.".formatted(schema.getKey())),
                  path,
                  path));
    }
    files.put("changelog/%s.yaml".formatted(name()), changelog.toString());
    return files;
  }

  private Map<String, String> slugs() {
    Map<String, String> slugs = new TreeMap<>();
    for (String schema : schemas) {
      String slug = Cast.slug(schema);
      for (int number = 2; slugs.containsValue(slug); number++) {
        slug = Cast.slug(schema) + "_" + number;
      }
      slugs.put(schema, slug);
    }
    return slugs;
  }

  private String forward(String schema) {
    StringBuilder sql =
        new StringBuilder(
            """
            -- Clients go on under the old names, and the facades there ask for the caller's privileges on the
            -- tables themselves.
            create schema %s;
            """
                .formatted(quoted(schema)));
    for (String owner : owners) {
      sql.append(
          """

          -- The tables are theirs, and rows of foreign keys are looked for as their owner.
          grant usage on schema %s to %s;
          """
              .formatted(quoted(schema), quoted(owner)));
    }
    if (!users.isEmpty()) {
      sql.append(
          """

          -- Who may do something with the tables may do it under their new names too, and ask the sequences
          -- that go with them. Usage alone gives no right to what is in a schema.
          grant usage on schema %s to %s;
          """
              .formatted(
                  quoted(schema),
                  users.stream().map(SchemaPack::quoted).collect(Collectors.joining(", "))));
    }
    return sql.toString();
  }

  private static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : RoleSql.quoted(name);
  }
}
