package dev.pgrehearse.proof.asker;

import dev.pgrehearse.proof.subject.Look;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where sequences stand: nothing takes back what a statement drew from them but setting them. */
public final class SequencePositions {

  private static final String ALL =
      """
      select c.oid, c.oid::pg_catalog.regclass::text as name
      from pg_catalog.pg_class as c
      where c.relkind = 'S' and c.relpersistence = 'p'
      order by c.oid
      """;

  private static final String SET =
      """
      ; select pg_catalog.count(pg_catalog.setval(s.oid::pg_catalog.regclass, s.value, s.called))
      from (values %s) as s (oid, value, called)""";

  private SequencePositions() {}

  /**
   * A statement with a semicolon before it, or nothing where there are none, that sets every
   * sequence of {@code there} to where the same one stands {@code here}, so that both sides draw
   * the same numbers.
   */
  public static String positions(Look here, Look there) throws SQLException {
    Map<Long, String> positions = read(there);
    Map<Long, String> ours = read(here);
    ours.keySet().retainAll(positions.keySet());
    positions.putAll(ours);
    return positions.isEmpty() ? "" : SET.formatted(String.join(", ", positions.values()));
  }

  private static Map<Long, String> read(Look look) throws SQLException {
    List<String> queries =
        look.all(
            ALL,
            row ->
                """
                select
                    %1$d as oid,
                    pg_catalog.format(
                        '(%1$d::oid, %%s::bigint, %%L::boolean)', last_value, is_called
                    ) as position
                from %2$s"""
                    .formatted(row.getLong("oid"), row.getString("name")));
    Map<Long, String> positions = new TreeMap<>();
    if (!queries.isEmpty()) {
      look.all(
              String.join(" union all ", queries),
              row -> Map.entry(row.getLong("oid"), row.getString("position")))
          .forEach(entry -> positions.put(entry.getKey(), entry.getValue()));
    }
    return positions;
  }
}
