import dev.pgrehearse.server.Database;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One for each person. */
final class Sessions implements AutoCloseable {
  private final Map<Person, Session> sessions = new EnumMap<>(Person.class);

  static Sessions open(Database database, List<Route> routes, List<Operation> operations)
      throws SQLException {
    Sessions opened = new Sessions();
    for (Person person : Person.values()) {
      opened.sessions.put(person, Session.open(database, person, routes, operations));
    }
    return opened;
  }

  Map<Person, Session> all() {
    return sessions;
  }

  Session of(Person person) {
    return sessions.get(person);
  }

  @Override
  public void close() throws SQLException {
    for (Session session : sessions.values()) {
      session.close();
    }
  }
}
