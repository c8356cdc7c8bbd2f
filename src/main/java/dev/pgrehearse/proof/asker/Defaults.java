package dev.pgrehearse.proof.asker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code {default of NAME.COLUMN}} as PostgREST does: with what the catalog has for the
 * name, be it a table or a view, and NULL where it has nothing.
 */
final class Defaults {

  private static final Pattern PLACE =
      Pattern.compile("\\{default of (.+?)\\.((?:[^.{}\"]|\"[^\"]*\")+)}");

  private static final String EXPRESSION =
      """
      select pg_catalog.pg_get_expr(d.adbin, d.adrelid)
      from pg_catalog.pg_attrdef as d
      join pg_catalog.pg_attribute as a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where d.adrelid = pg_catalog.to_regclass(?) and pg_catalog.quote_ident(a.attname) = ?
      """;

  private final Connection connection;

  Defaults(Connection connection) {
    this.connection = connection;
  }

  String filledIn(String text) throws SQLException {
    Matcher place = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      place.appendReplacement(
          filled, Matcher.quoteReplacement(expression(place.group(1), place.group(2))));
    }
    return place.appendTail(filled).toString();
  }

  private String expression(String name, String column) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EXPRESSION)) {
      statement.setString(1, name);
      statement.setString(2, column);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : "null";
      }
    }
  }
}
