package dev.pgrehearse.advice;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Fetches the expressions and bodies of a database and takes them apart; those that it met the last
 * time are neither fetched nor taken apart again.
 */
final class FactReader {

  private static final String BODY = "body";

  /** A text by what the server makes of it: most are long, and few have changed. */
  private record Text(Source source, String hash) {}

  private final String anonymous;
  private final String hashes;
  private final String texts;
  private final Set<Facts.Owned> owned = new HashSet<>();
  private Map<Text, Facts> known = Map.of();

  FactReader(Resources resources) {
    this.anonymous = resources.anonymous();
    String key =
        "select t.kind, t.oid, t.clause, t.roles, t.relation, pg_catalog.md5(t.text) as hash";
    String from =
        "\nfrom (\n(%s)\nunion all\n(%s)\n) as t\n"
            .formatted(resources.query("expressions"), resources.query("bodies"));
    this.hashes = key + from + "order by t.kind, t.oid, t.clause";
    this.texts = key + ", t.text" + from + "where ? or t.oid = any (?)";
  }

  Facts read(Connection connection) throws SQLException {
    Set<Text> there = there(connection);
    Set<Long> unknown = new LinkedHashSet<>();
    there.stream()
        .filter(text -> !known.containsKey(text))
        .forEach(text -> unknown.add(text.source().oid()));
    Map<Text, Facts> all = new HashMap<>(known);
    if (!unknown.isEmpty()) {
      all.putAll(takenApart(connection, unknown));
    }
    all.keySet().retainAll(there);
    known = all;
    Facts facts = new Facts();
    there.forEach(text -> facts.addAll(all.get(text)));
    // Whose rows they are is so, whatever a policy says of it now.
    owned.addAll(facts.owned());
    facts.remember(owned);
    return facts;
  }

  private Set<Text> there(Connection connection) throws SQLException {
    Set<Text> there = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(hashes)) {
        while (rows.next()) {
          there.add(text(rows));
        }
      }
    }
    return there;
  }

  /** Those of some objects, and of what happens to have the number of one of them. */
  private Map<Text, Facts> takenApart(Connection connection, Set<Long> objects)
      throws SQLException {
    Names names = Names.of(connection, anonymous);
    Map<Text, Facts> apart = new HashMap<>();
    Array wanted = connection.createArrayOf("int8", objects.toArray());
    try (PreparedStatement query = connection.prepareStatement(texts)) {
      // At first that is all of them.
      query.setBoolean(1, known.isEmpty());
      query.setArray(2, wanted);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Text text = text(rows);
          Facts own = new Facts();
          if (text.source().kind().equals(BODY)) {
            new Body(text.source().oid(), own).read(rows.getString("text"));
          } else {
            new Walk(text.source(), names, own).over(NodeTree.read(rows.getString("text")));
          }
          apart.put(text, own);
        }
      }
    } finally {
      wanted.free();
    }
    return apart;
  }

  private static Text text(ResultSet row) throws SQLException {
    return new Text(
        new Source(
            row.getString("kind"),
            row.getLong("oid"),
            row.getString("clause"),
            Set.of((String[]) row.getArray("roles").getArray()),
            row.getLong("relation")),
        row.getString("hash"));
  }
}
