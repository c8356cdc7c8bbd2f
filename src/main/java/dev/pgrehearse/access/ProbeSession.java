package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.access.OwnRows.OwnRow;
import dev.pgrehearse.server.QuietTransaction;
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
  private final QuietTransaction transaction;
  private final ObjectMapper json = new ObjectMapper();
  private final ProbeCall call;
  private final Map<String, Guise> guises = new HashMap<>();
  private final Map<String, Guise> controls = new HashMap<>();
  private String positions = "";
  private long probes;

  private ProbeSession(QuietTransaction transaction) {
    this.connection = transaction.connection();
    this.transaction = transaction;
    this.call = new ProbeCall(connection, json);
  }

  static ProbeSession on(Connection connection, List<Person> people) throws SQLException {
    ProbeSession session = new ProbeSession(QuietTransaction.on(connection, BEGIN));
    try {
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

  /** Notes where sequences stand, and which rows there are, with a stranger's among them. */
  Scene remember(Surroundings surroundings, Whose whose, SeedRows seeds) throws SQLException {
    FixtureRows rows = new FixtureRows(surroundings, whose, seeds);
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
                                  .formatted(Literal.text(name), name))
                      .collect(Collectors.joining(" union all ")))
              .stream()
              .collect(Collectors.joining("; "));
    }
    new KnownRows(transaction, json).note(surroundings, rows, seeds);
    Scene scene = new Scene(surroundings, rows, whose);
    new Witnesses(transaction, json, scene).sow();
    return scene;
  }

  /** Has the server know of rows that probes may ask for. */
  void tell(List<OwnRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    execute(
        rows.stream()
            .map(
                row ->
                    "(%d, '{%s}', %s)"
                        .formatted(
                            row.id(),
                            row.needs().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")),
                            Literal.text(row.sql())))
            .collect(
                Collectors.joining(
                    ", ", "insert into pg_temp.pgrehearse_own (id, needs, sql) values ", "")));
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

  private void execute(String sql) throws SQLException {
    try (Statement statement = transaction.statement()) {
      statement.execute(sql);
    }
  }

  private List<String> strings(String query) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Statement statement = transaction.statement()) {
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          strings.add(rows.getString(1));
        }
      }
    }
    return strings;
  }

  @Override
  public void close() throws SQLException {
    transaction.close();
    if (!positions.isEmpty()) {
      execute(positions);
    }
  }
}
