package dev.pgrehearse.advice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Fetches the expressions and bodies of a database and takes them apart; those that it met the last
 * time are not taken apart again.
 */
final class FactReader {

  private record Text(Source source, String text) {}

  private final Resources resources;
  private Map<Text, Facts> known = Map.of();

  FactReader(Resources resources) {
    this.resources = resources;
  }

  Facts read(Connection connection) throws SQLException {
    Names names = Names.of(connection);
    Facts facts = new Facts();
    Map<Text, Facts> met = new HashMap<>();
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
          Text text = new Text(source, rows.getString("tree"));
          add(
              facts,
              met,
              text,
              own -> new Walk(source, names, own).over(NodeTree.read(text.text())));
        }
      }
      try (ResultSet rows = statement.executeQuery(resources.query("bodies"))) {
        while (rows.next()) {
          Source source = new Source("body", rows.getLong("oid"), "", Set.of());
          Text text = new Text(source, rows.getString("body"));
          add(facts, met, text, own -> new Body(source.oid(), own).read(text.text()));
        }
      }
    }
    known = met;
    return facts;
  }

  private void add(Facts all, Map<Text, Facts> met, Text text, Consumer<Facts> reader) {
    Facts own = known.get(text);
    if (own == null) {
      own = new Facts();
      reader.accept(own);
    }
    met.put(text, own);
    all.addAll(own);
  }
}
