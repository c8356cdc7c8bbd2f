package dev.pgrehearse.proof.answer;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the driver says of an error. */
public final class Failure {

  private Failure() {}

  /** The answer to a step that ended with it; an error that is not the server's is passed on. */
  public static Answer of(SQLException e, List<String> notices) throws SQLException {
    if (e instanceof PSQLException error && error.getServerErrorMessage() != null) {
      ServerErrorMessage said = error.getServerErrorMessage();
      return Answer.failed(
          said.getSQLState(),
          Objects.requireNonNullElse(said.getConstraint(), ""),
          said.getMessage(),
          notices);
    }
    throw e;
  }
}
