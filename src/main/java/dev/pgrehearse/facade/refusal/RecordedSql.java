package dev.pgrehearse.facade.refusal;

import java.util.List;

/**
 * A statement that somebody is known to send, from a record of the clients.
 *
 * @param sender who sends it and where that is written down, for people
 * @param values of its parameters
 */
public record RecordedSql(String sender, String sql, List<String> values) {

  public RecordedSql {
    values = List.copyOf(values);
  }

  /** One without parameters. */
  public RecordedSql(String sender, String sql) {
    this(sender, sql, List.of());
  }
}
