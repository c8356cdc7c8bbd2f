import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGStatement;

/** A connection of one person, who they are for as long as it lasts: plans are kept. */
final class Session implements Asker, AutoCloseable {
  private final Connection connection;
  private final ServerProcess process;
  private final Map<Operation, Map<Route, PreparedStatement>> prepared =
      new EnumMap<>(Operation.class);

  private Session(Connection connection, ServerProcess process) {
    this.connection = connection;
    this.process = process;
  }

  static Session open(
      Database database, Person person, List<Route> routes, List<Operation> operations)
      throws SQLException {
    Connection connection = database.connectAsSuperuser();
    Sql.run(connection, person.entering());
    Session session = new Session(connection, processOf(connection));
    for (Route route : routes) {
      for (Operation operation : operations) {
        session.prepare(operation, route);
      }
    }
    connection.setAutoCommit(false);
    return session;
  }

  private static ServerProcess processOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
      row.next();
      return ServerProcess.of(row.getInt(1));
    }
  }

  private void prepare(Operation operation, Route route) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(operation.sql(route));
    if (operation.unprepared()) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
    prepared.computeIfAbsent(operation, any -> new HashMap<>()).put(route, statement);
  }

  @Override
  public void ask(Operation operation, Route route, int number) throws SQLException {
    operation.ask(prepared.get(operation).get(route), number);
  }

  @Override
  public void warmUp(Operation operation, Route route, int number) throws SQLException {
    operation.warmUp(prepared.get(operation).get(route), number);
  }

  Connection connection() {
    return connection;
  }

  @Override
  public ServerProcess process(Operation operation) {
    return process;
  }

  @Override
  public void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
