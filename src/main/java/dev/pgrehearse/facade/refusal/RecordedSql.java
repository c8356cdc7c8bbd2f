package dev.pgrehearse.facade.refusal;

/**
 * A statement that somebody is known to send, from a record of the clients.
 *
 * @param sender who sends it and where that is written down, for people
 */
public record RecordedSql(String sender, String sql) {}
