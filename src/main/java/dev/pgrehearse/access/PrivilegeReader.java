package dev.pgrehearse.access;

import dev.pgrehearse.access.EffectivePrivileges.Privilege;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Asks Postgres itself, object by object, who may do what. */
final class PrivilegeReader {
  private static final String OBJECTS = ":objects";

  private static final String SEQUENCES =
      """
      select d.objid::bigint as objid
      from pg_catalog.pg_depend as d
      where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
          and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
          and d.refobjid = any (?)
          and d.refobjsubid > 0
          and d.deptype in ('a', 'i')
      """;

  private final Set<String> roles;
  private final Set<String> excludedSchemas;

  PrivilegeReader(List<String> roles, Set<String> excludedSchemas) {
    this.roles = new TreeSet<>(roles);
    this.excludedSchemas = new TreeSet<>(excludedSchemas);
  }

  EffectivePrivileges read(Connection connection) throws SQLException {
    NavigableSet<Privilege> privileges = new TreeSet<>();
    byObject(connection).values().forEach(privileges::addAll);
    return new EffectivePrivileges(privileges);
  }

  /** All of them, by the number of the object that they are about. */
  Map<Long, Set<Privilege>> byObject(Connection connection) throws SQLException {
    requireRoles(connection);
    try (PreparedStatement query = connection.prepareStatement(text())) {
      bindScope(connection, query);
      return privileges(query);
    }
  }

  /** Likewise, those on some objects. */
  Map<Long, Set<Privilege>> byObject(Connection connection, Set<Long> objects) throws SQLException {
    String part = text().replace("-- touched: ", "");
    Array numbers = connection.createArrayOf("oid", objects.toArray());
    try (PreparedStatement query =
        connection.prepareStatement(part.replace(OBJECTS, "?::pg_catalog.oid[]"))) {
      bind(connection, query, part, numbers);
      return privileges(query);
    } finally {
      numbers.free();
    }
  }

  /** These, and sequences of columns of theirs: who may insert a row need not ask for one. */
  Set<Long> decidedBy(Connection connection, Set<Long> objects) throws SQLException {
    Set<Long> all = new HashSet<>(objects);
    Array numbers = connection.createArrayOf("oid", objects.toArray());
    try (PreparedStatement query = connection.prepareStatement(SEQUENCES)) {
      query.setArray(1, numbers);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          all.add(rows.getLong("objid"));
        }
      }
    } finally {
      numbers.free();
    }
    return all;
  }

  private void bindScope(Connection connection, PreparedStatement query) throws SQLException {
    query.setArray(1, connection.createArrayOf("text", array(roles)));
    query.setArray(2, connection.createArrayOf("text", array(excludedSchemas)));
  }

  private void bind(Connection connection, PreparedStatement query, String text, Array objects)
      throws SQLException {
    bindScope(connection, query);
    int given = text.split(OBJECTS, -1).length - 1;
    for (int i = 0; i < given; i++) {
      query.setArray(3 + i, objects);
    }
  }

  private static Map<Long, Set<Privilege>> privileges(PreparedStatement query) throws SQLException {
    Map<Long, Set<Privilege>> privileges = new HashMap<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        privileges
            .computeIfAbsent(rows.getLong("id"), id -> new HashSet<>())
            .add(
                new Privilege(
                    rows.getString("role"), rows.getString("object"), rows.getString("verb")));
      }
    }
    return privileges;
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
