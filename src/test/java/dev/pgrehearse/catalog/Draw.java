package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.Vocabulary.Entry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement by chance. Which names it has is known only when it is sent: they are picked out of
 * what there is then.
 *
 * @param picks which of those that there are, one for each gap; from the first again when they end
 */
record Draw(Entry entry, List<Integer> picks) {
  private static final Pattern GAP = Pattern.compile("\\{([a-z][a-z ]*)\\}");
  private static final Pattern CONTEXT = Pattern.compile("(?<!:):([a-z]+)");

  Draw {
    picks = List.copyOf(picks);
  }

  /** As it can be sent; empty where there is nothing to put into one of its gaps. */
  Optional<String> sql(Connection connection, Map<String, String> kinds) throws SQLException {
    Map<String, String> context = new HashMap<>();
    Iterator<Integer> endless = Stream.generate(picks::stream).flatMap(s -> s).iterator();
    String text = entry.text();
    if (entry.about().isPresent()) {
      Optional<String> it = pick(connection, kinds.get(entry.about().get()), context, endless);
      if (it.isEmpty()) {
        return Optional.empty();
      }
      text = text.replace("{it}", it.get());
    }
    int from = 0;
    Matcher gap = GAP.matcher(text);
    while (gap.find(from)) {
      String kind = kinds.get(gap.group(1));
      if (kind == null) {
        from = gap.end();
        continue;
      }
      Optional<String> name = pick(connection, kind, context, endless);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      // What was picked may have gaps of its own, so that the search goes on at its beginning.
      from = gap.start();
      text = text.substring(0, from) + name.get() + text.substring(gap.end());
      gap = GAP.matcher(text);
    }
    return Optional.of(text);
  }

  private static Optional<String> pick(
      Connection connection, String query, Map<String, String> context, Iterator<Integer> endless)
      throws SQLException {
    Matcher wanted = CONTEXT.matcher(query);
    StringBuilder sql = new StringBuilder();
    while (wanted.find()) {
      wanted.appendReplacement(sql, context.getOrDefault(wanted.group(1), "0"));
    }
    wanted.appendTail(sql);
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = statement.executeQuery(sql.toString())) {
      rows.last();
      int count = rows.getRow();
      if (count == 0 || !rows.absolute(1 + endless.next() % count) || rows.getString(1) == null) {
        return Optional.empty();
      }
      ResultSetMetaData columns = rows.getMetaData();
      for (int i = 2; i <= columns.getColumnCount(); i++) {
        context.put(columns.getColumnLabel(i), rows.getString(i));
      }
      return Optional.of(rows.getString(1));
    }
  }
}
