package dev.pgrehearse.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A superuser's connection while probes run on it: everything is taken back at the end, sequences
 * too, which a rollback alone leaves where they were moved to.
 */
final class ProbeSession implements AutoCloseable {

  private static final int BATCH = 2_000;
  private static final String TIMEOUT = "57014";

  private static final String BEGIN =
      """
      select
          pg_catalog.set_config('search_path', '', true),
          pg_catalog.set_config('lc_messages', 'C', true),
          pg_catalog.set_config('datestyle', 'ISO, YMD', true),
          pg_catalog.set_config('timezone', 'UTC', true),
          pg_catalog.set_config('jit', 'off', true),
          pg_catalog.set_config('client_min_messages', 'error', true),
          pg_catalog.set_config('lock_timeout', '5s', true),
          pg_catalog.set_config('statement_timeout', '60s', true);

      create temporary table pgrehearse_known (
          id integer generated always as identity,
          rel oid not null,
          tab oid not null,
          tid tid not null,
          doc jsonb not null
      );
      """;

  private static final String REMEMBER =
      """
      insert into pg_temp.pgrehearse_known (rel, tab, tid, doc)
      select %d, t.tableoid, t.ctid, pg_catalog.to_jsonb(t)
      from %s as t
      order by t.tableoid, t.ctid;
      """;

  /**
   * A function of its own for each table, because plpgsql keeps its plan. It is the superuser's, so
   * that nobody has to be left to look.
   */
  private static final String LOOK =
      """
      create function pg_temp.pgrehearse_look_%1$d() returns jsonb
      language plpgsql security definer as $look$
      begin
      return (
          select pg_catalog.jsonb_build_object(
              'rel', %1$d,
              'gone', pg_catalog.jsonb_agg(k.id) filter (where t.ctid is null),
              'new', pg_catalog.jsonb_agg(pg_catalog.to_jsonb(t)) filter (where k.id is null)
          )
          from (
              select b.id, b.tab, b.tid
              from pg_temp.pgrehearse_known as b
              where b.rel = %1$d
          ) as k
          full join %2$s as t on t.tableoid = k.tab and t.ctid = k.tid
      );
      end
      $look$;
      grant execute on function pg_temp.pgrehearse_look_%1$d() to public;
      """;

  private static final String BEHIND_AUTHENTICATOR =
      """
      select r.rolname
      from pg_catalog.pg_roles as r
      join pg_catalog.pg_roles as a
          on a.rolname = 'authenticator' and pg_catalog.pg_has_role(a.oid, r.oid, 'member')
      order by r.rolname
      """;

  private final Connection connection;
  private final Optional<Savepoint> savepoint;
  private final ObjectMapper json = new ObjectMapper();
  private final ProbeCall call;
  private final Map<String, Guise> guises = new HashMap<>();
  private final Map<String, Guise> controls = new HashMap<>();
  private String positions = "";
  private long probes;

  private ProbeSession(Connection connection, Optional<Savepoint> savepoint) {
    this.connection = connection;
    this.savepoint = savepoint;
    this.call = new ProbeCall(connection, json);
  }

  static ProbeSession on(Connection connection, List<Person> people) throws SQLException {
    Optional<Savepoint> savepoint = Optional.empty();
    if (connection.getAutoCommit()) {
      connection.setAutoCommit(false);
    } else {
      savepoint = Optional.of(connection.setSavepoint());
    }
    ProbeSession session = new ProbeSession(connection, savepoint);
    try {
      session.execute(BEGIN);
      session.execute(Surroundings.file("probe.sql"));
      session.enter(people);
    } catch (SQLException e) {
      session.close();
      throw e;
    }
    return session;
  }

  private void enter(List<Person> all) throws SQLException {
    List<String> behind = strings(BEHIND_AUTHENTICATOR);
    for (Person person : all) {
      Guise guise = Guise.of(person, behind);
      guises.put(person.identity().name(), guise);
      controls.put(person.identity().name(), guise.ofControl());
    }
  }

  /** Notes where sequences stand, and which rows there are. */
  void remember(Surroundings surroundings, FixtureRows rows, SeedRows seeds) throws SQLException {
    if (!surroundings.sequences().isEmpty()) {
      positions =
          strings(
                  surroundings.sequences().stream()
                      .map(
                          name ->
                              """
                              select pg_catalog.format(
                                  'select pg_catalog.setval(%%L, %%s, %%L)', %s, last_value, is_called
                              ) from %s"""
                                  .formatted(literal(name), name))
                      .collect(Collectors.joining(" union all ")))
              .stream()
              .collect(Collectors.joining("; "));
    }
    for (Relation relation : surroundings.relations().values()) {
      if (relation.kind() == 'r' && seeds.has(relation)) {
        sow(relation, seeds);
      }
    }
    StringBuilder remember = new StringBuilder();
    for (Relation relation : surroundings.relations().values()) {
      if (relation.hasPlaces() && relation.populated()) {
        remember.append(REMEMBER.formatted(relation.id(), relation.name()));
        if (relation.isTable()) {
          remember.append(LOOK.formatted(relation.id(), relation.name()));
        }
      }
    }
    if (remember.isEmpty()) {
      return;
    }
    execute(remember.toString());
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                select id, rel::bigint, tab || ' ' || tid as place, doc
                from pg_temp.pgrehearse_known
                order by id
                """)) {
      while (result.next()) {
        rows.add(
            result.getInt("id"),
            surroundings.relations().get(result.getLong("rel")),
            result.getString("place"),
            tree(result.getString("doc")));
      }
    }
    rows.followReferences();
  }

  /** Without triggers and foreign keys; where a constraint is in the way, the table stays empty. */
  private void sow(Relation relation, SeedRows seeds) throws SQLException {
    if (!strings("select 'full' from %s limit 1".formatted(relation.name())).isEmpty()) {
      return;
    }
    Savepoint before = connection.setSavepoint();
    try {
      execute("set local session_replication_role = replica");
      execute(seeds.insert(relation));
      execute("set local session_replication_role = origin");
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      if (connection.isClosed()) {
        throw e;
      }
      connection.rollback(before);
    }
  }

  /**
   * Tries them in order; one that takes too long is answered with its timeout. Controls come after
   * everything else: what functions have planned for one role is of no use to another.
   */
  List<Answer> ask(List<Probe> asked) throws SQLException {
    List<Outcome> outcomes = outcomes(asked, guises);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      answers.add(new Answer(asked.get(i), outcomes.get(i), Outcome.NONE));
    }
    List<Probe> doubtful =
        answers.stream().filter(Answer::needsControl).map(Answer::probe).toList();
    Iterator<Outcome> tried = outcomes(doubtful, controls).iterator();
    return answers.stream()
        .map(
            answer ->
                answer.needsControl()
                    ? new Answer(answer.probe(), answer.outcome(), tried.next())
                    : answer)
        .toList();
  }

  /** Who has several to try one after the other is become once for all of them. */
  private List<Outcome> outcomes(List<Probe> asked, Map<String, Guise> as) throws SQLException {
    List<Outcome> outcomes = new ArrayList<>();
    int from = 0;
    while (from < asked.size()) {
      String person = asked.get(from).person();
      int to = from + 1;
      while (to < asked.size() && to - from < BATCH && asked.get(to).person().equals(person)) {
        to++;
      }
      outcomes.addAll(batch(as.get(person), asked.subList(from, to)));
      from = to;
    }
    return outcomes;
  }

  private List<Outcome> batch(Guise guise, List<Probe> asked) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      List<Outcome> outcomes = call.outcomes(guise, asked);
      connection.releaseSavepoint(before);
      probes += asked.size();
      return outcomes;
    } catch (SQLException e) {
      if (connection.isClosed() || !TIMEOUT.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
    }
    if (asked.size() == 1) {
      return List.of(Outcome.failed(TIMEOUT));
    }
    int half = asked.size() / 2;
    List<Outcome> outcomes = new ArrayList<>(batch(guise, asked.subList(0, half)));
    outcomes.addAll(batch(guise, asked.subList(half, asked.size())));
    return outcomes;
  }

  /** How many statements were tried, the superuser's included. */
  long probes() {
    return probes;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private List<String> strings(String query) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          strings.add(rows.getString(1));
        }
      }
    }
    return strings;
  }

  private JsonNode tree(String text) throws SQLException {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("the server gave no JSON", e);
    }
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void close() throws SQLException {
    if (savepoint.isPresent()) {
      connection.rollback(savepoint.get());
      connection.releaseSavepoint(savepoint.get());
    } else {
      connection.rollback();
    }
    if (!positions.isEmpty()) {
      execute(positions);
    }
    if (savepoint.isEmpty()) {
      connection.commit();
      connection.setAutoCommit(true);
    }
  }
}
