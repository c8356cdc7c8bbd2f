package dev.pgrehearse.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The queries, a file for each kind of object. As they stand they also run in psql. */
final class CatalogQueries {
  static final List<String> FILES =
      List.of(
          "database",
          "roles",
          "schemas",
          "extensions",
          "types",
          "relations",
          "options",
          "columns",
          "constraints",
          "indexes",
          "sequences",
          "functions",
          "function_settings",
          "triggers",
          "event_triggers",
          "rules",
          "policies",
          "privileges",
          "server_privileges",
          "default_privileges",
          "comments",
          "server_comments",
          "operators",
          "publications",
          "foreign");

  private CatalogQueries() {}

  static List<CatalogQuery> all(FingerprintScope scope) {
    return FILES.stream().map(file -> CatalogQuery.of(file, one(file, scope))).toList();
  }

  static String one(String file, FingerprintScope scope) {
    TreeSet<String> schemas = new TreeSet<>(scope.excludedSchemas());
    schemas.add("information_schema");
    return read(file)
        .replace(":'excluded_schemas'", arrayLiteral(schemas))
        .replace(":'aliased_roles'", arrayLiteral(new TreeSet<>(scope.roleAliases().keySet())));
  }

  private static String read(String file) {
    try (InputStream query = CatalogQueries.class.getResourceAsStream(file + ".sql")) {
      if (query == null) {
        throw new IllegalStateException("not in this build: " + file + ".sql");
      }
      return new String(query.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ".sql of this build", e);
    }
  }

  /** A quoted literal such as {@code '{"auth","vault"}'}. */
  static String arrayLiteral(Collection<String> names) {
    return names.stream()
        .map(name -> name.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "''"))
        .map(name -> "\"" + name + "\"")
        .collect(Collectors.joining(",", "'{", "}'"));
  }
}
