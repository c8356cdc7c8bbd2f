package dev.pgrehearse.proof;

import dev.pgrehearse.finding.Location;
import java.util.List;

/**
 * A statement that a client of the system is known to send.
 *
 * @param identity name of the one who sends it
 * @param sql with {@code ?} for each parameter
 * @param parameters as text, whose types the server infers
 * @param fails the SQLSTATE that it gets on the table already, or "" where it works
 * @param location where it is recorded
 */
public record ClientStatement(
    String identity, String sql, List<String> parameters, String fails, Location location) {

  public ClientStatement {
    parameters = List.copyOf(parameters);
    if (sql.isBlank()) {
      throw new IllegalArgumentException("a client's statement has no text");
    }
  }
}
