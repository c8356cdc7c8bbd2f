package dev.pgrehearse.cli;

import dev.pgrehearse.server.ServerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** A connection to a database that somebody else looks after. */
record LiveConnection(String url, Map<String, String> environment) {

  /** What is asked of the database. */
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /**
   * Connects, asks and goes.
   *
   * @throws IllegalArgumentException when the URL is none
   * @throws ServerException when the server does not answer
   */
  <T> T ask(Question<T> question) {
    try (Connection connection = open()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw new ServerException(
          "the server did not let its catalog be read (%s): %s"
              .formatted(e.getSQLState(), e.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  /** What the URL leaves open is taken from PGUSER and PGPASSWORD, as psql does. */
  Connection open() {
    Properties defaults = new Properties();
    Optional.ofNullable(environment.get("PGUSER"))
        .ifPresent(user -> PGProperty.USER.set(defaults, user));
    Optional.ofNullable(environment.get("PGPASSWORD"))
        .ifPresent(password -> PGProperty.PASSWORD.set(defaults, password));
    PGProperty.APPLICATION_NAME.set(defaults, "pgrehearse");
    PGProperty.READ_ONLY.set(defaults, true);
    if (Driver.parseURL(url, defaults) == null) {
      throw new IllegalArgumentException(
          "--url is not of the form jdbc:postgresql://HOST:PORT/DATABASE");
    }
    try {
      return new Driver().connect(url, defaults);
    } catch (SQLException e) {
      throw new ServerException(
          """
          cannot connect to %s (%s): %s; check host, port, database, and the user and password in \
          the URL or in PGUSER and PGPASSWORD"""
              .formatted(
                  redacted(), e.getSQLState(), e.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  /** No user, no password, no settings. */
  private String redacted() {
    return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
  }
}
