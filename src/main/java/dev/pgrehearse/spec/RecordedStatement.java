package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.util.List;

/**
 * A statement that a client sends today, as {@code clients/*.yaml} records it.
 *
 * @param client who sends it, for people
 * @param identity as whom
 * @param sql with {@code ?} for each parameter
 * @param parameters as text, whose types the server infers
 * @param fails the SQLSTATE that its client gets on the table already and counts on, or ""
 * @param location its line
 */
public record RecordedStatement(
    String client,
    String identity,
    String sql,
    List<String> parameters,
    String fails,
    Location location) {

  public RecordedStatement {
    parameters = List.copyOf(parameters);
  }
}
