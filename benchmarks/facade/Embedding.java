import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** An embed, in PostgREST's manner: along the key on the tables, by its function on the facades. */
enum Embedding {
  TO_ONE(
      "50 memories, each with its topic",
      60,
      50,
      """
      select m.id, m.title, o.topic
      from $schema.memory_entries as m
      left join lateral (
          select pg_catalog.row_to_json(e.*)::jsonb as topic
          from (select t.id, t.name from $topic) as e
      ) as o on true
      where m.user_id = ?
      order by m.created_at desc
      limit 50""",
      "$schema.topics as t where t.id = m.topic_id",
      "$schema.topic_id(m) as t"),
  INNER(
      "50 memories of topics that are shown",
      60,
      50,
      """
      select m.id, m.title, o.topic
      from $schema.memory_entries as m
      inner join lateral (
          select pg_catalog.row_to_json(e.*)::jsonb as topic
          from (select t.id, t.name from $topic) as e
      ) as o on true
      where m.user_id = ?
      order by m.created_at desc
      limit 50""",
      "$schema.topics as t where t.id = m.topic_id",
      "$schema.topic_id(m) as t"),
  TO_ONE_OF_ONE(
      "a memory by key, with its topic",
      300,
      1,
      """
      select m.id, m.title, o.topic
      from $schema.memory_entries as m
      left join lateral (
          select pg_catalog.row_to_json(e.*)::jsonb as topic
          from (select t.id, t.name from $topic) as e
      ) as o on true
      where m.id = ?""",
      "$schema.topics as t where t.id = m.topic_id",
      "$schema.topic_id(m) as t"),
  TO_MANY(
      "a topic with its last 20 memories",
      60,
      1,
      """
      select t.id, t.name, coalesce(o.memories, '[]') as memories
      from $schema.topics as t
      left join lateral (
          select pg_catalog.json_agg(e.*)::jsonb as memories
          from (
              select m.id, m.title
              from $topic
              order by m.created_at desc
              limit 20
          ) as e
      ) as o on true
      where t.id = ?""",
      "$schema.memory_entries as m where m.topic_id = t.id",
      "$schema.memory_entries_topic_id_fkey(t) as m");

  private final String title;
  private final int times;
  private final int rows;
  private final String sql;
  private final String byKey;
  private final String byFunction;

  Embedding(String title, int times, int rows, String sql, String byKey, String byFunction) {
    this.title = title;
    this.times = times;
    this.rows = rows;
    this.sql = sql;
    this.byKey = byKey;
    this.byFunction = byFunction;
  }

  static final List<Embedding> ALL = List.of(values());

  String title() {
    return title;
  }

  int times() {
    return times;
  }

  int rows() {
    return rows;
  }

  /** By the tables themselves, or by the facades and the functions that stand for their keys. */
  String sql(Target target) {
    Way way = Way.PASSTHROUGH;
    boolean facade = target == Target.FACADE;
    return sql.replace("$topic", facade ? byFunction : byKey)
        .replace("$schema", facade ? way.schema() : way.home());
  }

  void fill(PreparedStatement statement, int number) throws SQLException {
    switch (this) {
      case TO_ONE, INNER -> statement.setObject(1, MemoryEntries.ALICE);
      case TO_ONE_OF_ONE -> statement.setObject(1, MemoryEntries.ofAlice(number));
      case TO_MANY -> statement.setObject(1, MemoryEntries.topic(number % MemoryEntries.TOPICS));
    }
  }
}
