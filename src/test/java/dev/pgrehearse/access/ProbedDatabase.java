package dev.pgrehearse.access;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.AccessSpec;
import dev.pgrehearse.spec.AccessSpec.Person;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A database of a test's own, and what alice, bob, carol, anon and nobody may do in it. */
final class ProbedDatabase implements AutoCloseable {

  static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  static final String BOB = "00000000-0000-0000-0000-000000000b0b";
  static final String CAROL = "00000000-0000-0000-0000-00000000ca01";

  private final Database database;
  private final Connection connection;

  ProbedDatabase(Server server) throws SQLException {
    database = server.createDatabase(PrivilegeRegime.CLOSED);
    connection = database.connectAsSuperuser();
  }

  void sql(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          text.replace("@alice", ALICE).replace("@bob", BOB).replace("@carol", CAROL));
    }
  }

  /** The cells of one relation or function, as {@code alice select own}. */
  List<String> cells(String object) throws SQLException {
    return cells(object, Map.of());
  }

  /** Likewise, with the columns that say whose a row is. */
  List<String> cells(String object, Map<String, List<String>> owners) throws SQLException {
    return AccessProbe.of(who(owners)).matrix(connection).cells().stream()
        .filter(cell -> cell.object().equals(object))
        .map(cell -> cell.identity() + " " + cell.verb() + " " + cell.access().text())
        .toList();
  }

  private static AccessSpec who(Map<String, List<String>> owners) {
    return new AccessSpec(
        List.of(
            Person.of(new Identity("anon", "anon", Map.of())),
            person("alice", ALICE, Optional.of("rivera")),
            person("bob", BOB, Optional.of("rivera")),
            person("carol", CAROL, Optional.empty()),
            Person.of(new Identity("nobody", "authenticated", Map.of()))),
        Map.of(),
        owners);
  }

  /** Beside the sub, a key that the token names as well. */
  private static Person person(String name, String sub, Optional<String> tenant) {
    String key = "npub1" + name;
    return new Person(
        new Identity(name, "authenticated", Map.of("sub", sub, "npub", key)), tenant, Set.of(key));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    database.close();
  }
}
