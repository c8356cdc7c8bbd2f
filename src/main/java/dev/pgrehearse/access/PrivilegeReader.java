package dev.pgrehearse.access;

import dev.pgrehearse.access.EffectivePrivileges.Privilege;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Asks Postgres itself, object by object, who may do what. */
final class PrivilegeReader {
  private final Set<String> roles;
  private final Set<String> excludedSchemas;

  PrivilegeReader(List<String> roles, Set<String> excludedSchemas) {
    this.roles = new TreeSet<>(roles);
    this.excludedSchemas = new TreeSet<>(excludedSchemas);
  }

  EffectivePrivileges read(Connection connection) throws SQLException {
    requireRoles(connection);
    try (PreparedStatement query = connection.prepareStatement(text())) {
      query.setArray(1, connection.createArrayOf("text", array(roles)));
      query.setArray(2, connection.createArrayOf("text", array(excludedSchemas)));
      Set<Privilege> privileges = new TreeSet<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          privileges.add(
              new Privilege(
                  rows.getString("role"), rows.getString("object"), rows.getString("verb")));
        }
      }
      return new EffectivePrivileges(new TreeSet<>(privileges));
    }
  }

  private void requireRoles(Connection connection) throws SQLException {
    Set<String> unknown = new TreeSet<>(roles);
    try (PreparedStatement query =
        connection.prepareStatement(
            "select rolname from pg_catalog.pg_roles where rolname = any (?) order by rolname")) {
      query.setArray(1, connection.createArrayOf("text", array(roles)));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          unknown.remove(rows.getString("rolname"));
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "no such role: %s; create it in the prelude".formatted(String.join(", ", unknown)));
    }
  }

  private static Object[] array(Collection<String> names) {
    return names.toArray();
  }

  private static String text() {
    String file = "effective_privileges.sql";
    try (InputStream query = PrivilegeReader.class.getResourceAsStream(file)) {
      if (query == null) {
        throw new IllegalStateException("not in this build: " + file);
      }
      return new String(query.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " of this build", e);
    }
  }
}
