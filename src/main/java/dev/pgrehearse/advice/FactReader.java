package dev.pgrehearse.advice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Fetches the expressions and bodies of a database and takes them apart. */
final class FactReader {

  private final Resources resources;

  FactReader(Resources resources) {
    this.resources = resources;
  }

  Facts read(Connection connection) throws SQLException {
    Names names = Names.of(connection);
    Facts facts = new Facts();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(resources.query("expressions"))) {
        while (rows.next()) {
          Source source =
              new Source(
                  rows.getString("kind"),
                  rows.getLong("oid"),
                  rows.getString("clause"),
                  Set.of((String[]) rows.getArray("roles").getArray()));
          new Walk(source, names, facts).over(NodeTree.read(rows.getString("tree")));
        }
      }
      try (ResultSet rows = statement.executeQuery(resources.query("bodies"))) {
        while (rows.next()) {
          new Body(rows.getLong("oid"), facts).read(rows.getString("body"));
        }
      }
    }
    return facts;
  }
}
