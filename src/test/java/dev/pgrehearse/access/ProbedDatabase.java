package dev.pgrehearse.access;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.AccessSpec;
import dev.pgrehearse.spec.AccessSpec.Person;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.ResultSet;
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
  private static final String FAMILY = "00000000-0000-0000-0000-00000000fa01";

  private final Database database;
  private final Connection connection;

  ProbedDatabase(Server server) throws SQLException {
    database = server.createDatabase(PrivilegeRegime.CLOSED);
    connection = database.connectAsSuperuser();
  }

  /** Two notes of alice, one of bob, one of carol and one of nobody, under row level security. */
  static ProbedDatabase withNotes(Server server) throws SQLException {
    ProbedDatabase database = new ProbedDatabase(server);
    database.sql(
        """
        create table public.notes (
            note_id bigint generated always as identity primary key,
            owner_id uuid,
            title text not null,
            body text
        );
        insert into public.notes (owner_id, title, body)
        values
            ('@alice', 'one of alice', 'secret of alice'),
            ('@alice', 'two of alice', null),
            ('@bob', 'one of bob', 'secret of bob'),
            ('@carol', 'one of carol', 'secret of carol'),
            (null, 'for everybody', null);
        alter table public.notes enable row level security;
        """);
    return database;
  }

  Connection connection() {
    return connection;
  }

  void sql(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          text.replace("@alice", ALICE)
              .replace("@bob", BOB)
              .replace("@carol", CAROL)
              .replace("@family", FAMILY));
    }
  }

  long rows(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from " + table)) {
      count.next();
      return count.getLong(1);
    }
  }

  AccessTrail trail() throws SQLException {
    AccessProbe probe = AccessProbe.of(who(Map.of()));
    return probe.trail(probe.seeds(connection));
  }

  /** From here, where all that was tried came to this. */
  AccessTrail trailFrom(AccessMatrix tried) throws SQLException {
    return AccessProbe.of(who(Map.of())).trailFrom(tried, connection);
  }

  AccessMatrix matrix() throws SQLException {
    return AccessProbe.of(who(Map.of())).matrix(connection);
  }

  /** The cells of one relation or function, as {@code alice select own}. */
  List<String> cells(String object) throws SQLException {
    return cells(object, Map.of());
  }

  /** Likewise, with the columns that say whose a row is. */
  List<String> cells(String object, Map<String, List<String>> owners) throws SQLException {
    return cells(AccessProbe.of(who(owners)).matrix(connection), List.of(object));
  }

  /** The cells of an object, which some servers name one way and some the other. */
  List<String> cellsOfEither(String name, String otherName) throws SQLException {
    return cells(matrix(), List.of(name, otherName));
  }

  private static List<String> cells(AccessMatrix matrix, List<String> objects) {
    return matrix.cells().stream()
        .filter(cell -> objects.contains(cell.object()))
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
        Map.of("rivera", Set.of(FAMILY)),
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
