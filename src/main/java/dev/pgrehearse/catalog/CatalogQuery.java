package dev.pgrehearse.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGStatement;

/**
 * A file of SQL about one kind of object. Some can be asked about a few objects alone: the line
 * that says so is a comment in the file, so that it runs in psql as it stands.
 *
 * @param name of the file, without its ending
 * @param whole asks about all objects
 * @param part asks about some, by their oids in arrays; empty where there are so few that all are
 *     asked about each time
 * @param given which oids each parameter of {@code part} takes, in order
 */
record CatalogQuery(String name, String whole, String part, List<String> given) {
  private static final Pattern TOUCHED = Pattern.compile("-- touched: (.*)");
  private static final Pattern PARAMETER =
      Pattern.compile(":(relations|routines|types|objects)\\b");

  CatalogQuery {
    given = List.copyOf(given);
  }

  static CatalogQuery of(String name, String text) {
    Matcher touched = TOUCHED.matcher(text);
    if (!touched.find()) {
      return new CatalogQuery(name, text, "", List.of());
    }
    Matcher parameter = PARAMETER.matcher(touched.replaceAll("$1"));
    List<String> given = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    while (parameter.find()) {
      given.add(parameter.group(1));
      parameter.appendReplacement(part, "?::oid[]");
    }
    parameter.appendTail(part);
    return new CatalogQuery(name, text, part.toString(), given);
  }

  boolean hasParts() {
    return !part.isEmpty();
  }

  /**
   * Prepared to ask about a few.
   *
   * @param oids of which relations, routines, types, objects
   */
  PreparedStatement about(Connection connection, Function<String, Long[]> oids)
      throws SQLException {
    PreparedStatement statement = prepared(connection, part);
    for (int i = 0; i < given.size(); i++) {
      statement.setArray(i + 1, connection.createArrayOf("oid", oids.apply(given.get(i))));
    }
    return statement;
  }

  /** Whoever asks again through the same connection does not have it parsed and planned again. */
  static PreparedStatement prepared(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.unwrap(PGStatement.class).setPrepareThreshold(1);
    return statement;
  }
}
