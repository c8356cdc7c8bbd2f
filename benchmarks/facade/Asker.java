import java.sql.SQLException;

/** Somebody who asks by every route. */
interface Asker {

  /** One of the rows; that another number of rows answers is the end of the run. */
  void ask(Operation operation, Route route, int number) throws SQLException;

  /** Likewise, with no more than one row written. */
  void warmUp(Operation operation, Route route, int number) throws SQLException;

  /** The process of the server that answers. */
  ServerProcess process(Operation operation);

  /** Takes back what was written. */
  void rollback() throws SQLException;
}
