package dev.pgrehearse.advice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The queries of this package, with the roles and schemas that they are about filled in. */
final class Resources {

  /** What the rules' queries may read, in an order in which each knows those before it. */
  private static final List<String> FACTS =
      List.of(
          "api_role",
          "schema",
          "relation",
          "policed",
          "privilege",
          "grants",
          "policy",
          "policy_role",
          "routine",
          "executable",
          "called",
          "said",
          "read",
          "uses",
          "compared",
          "owned",
          "constant",
          "null_owner",
          "narrows_nothing",
          "view_path",
          "past_privileges",
          "invoker_path",
          "refused",
          "silent",
          "facade",
          "facade_column",
          "column_set",
          "backup",
          "asks_caller",
          "asks_session",
          "unbound",
          "policy_walk",
          "policy_edge",
          "policy_reach",
          "sees_all",
          "index_columns",
          "writes",
          "cascade_path");

  private final List<String> roles;
  private final Set<String> platform;

  Resources(List<String> roles, Set<String> platform) {
    this.roles = List.copyOf(roles);
    this.platform = Set.copyOf(platform);
  }

  /** The role of a request without a token; "" where there are no such roles. */
  String anonymous() {
    return roles.isEmpty() ? "" : roles.get(0);
  }

  /** A query that stands by itself. */
  String query(String name) {
    return filled(read(name + ".sql"));
  }

  /** All rules in one query, so that what they share is read once. */
  String rules(List<Rule> rules) {
    String facts =
        FACTS.stream()
            .map(fact -> fact + " as (\n" + read("facts/" + fact + ".sql") + ")")
            .collect(Collectors.joining(",\n"));
    String all =
        rules.stream()
            .map(
                rule ->
                    "select '%s' as rule, r.object, r.detail, r.target from (\n%s) as r"
                        .formatted(rule.slug(), read("rules/" + rule.slug() + ".sql")))
            .collect(Collectors.joining("\nunion all\n"));
    return filled(
        "with recursive given as (select ?::jsonb as facts),\n"
            + facts
            + "\n"
            + all
            + "\norder by rule, object, detail");
  }

  private String filled(String text) {
    return text.replace(":'roles'", literal(roles))
        .replace(":'platform'", literal(new TreeSet<>(platform)));
  }

  private static String literal(Collection<String> names) {
    return names.stream()
        .map(name -> name.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "''"))
        .map(name -> "\"" + name + "\"")
        .collect(Collectors.joining(",", "'{", "}'"));
  }

  private static String read(String file) {
    try (InputStream query = Resources.class.getResourceAsStream(file)) {
      if (query == null) {
        throw new IllegalStateException("not in this build: " + file);
      }
      return new String(query.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " of this build", e);
    }
  }
}
