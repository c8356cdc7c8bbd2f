package dev.pgrehearse.proof.asker;

import dev.pgrehearse.check.Session;
import dev.pgrehearse.proof.answer.Answer;
import dev.pgrehearse.proof.answer.TrialOutcome;
import dev.pgrehearse.proof.form.Step;
import dev.pgrehearse.proof.form.Trial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One of the two databases, with a superuser's session on it that does each trial as somebody. */
public final class Side implements AutoCloseable {

  /**
   * What a session has, whoever it is of: messages, formats, and an end to waiting. What the
   * session has counted so far is handed on at the end of the transaction, so that each begins at
   * nothing.
   */
  public static final String SETTINGS =
      """
      select
          pg_catalog.set_config('lc_messages', 'C', true),
          pg_catalog.set_config('datestyle', 'ISO, YMD', true),
          pg_catalog.set_config('timezone', 'UTC', true),
          pg_catalog.set_config('jit', 'off', true),
          pg_catalog.set_config('client_min_messages', 'notice', true),
          pg_catalog.set_config('lock_timeout', '5s', true),
          pg_catalog.set_config('statement_timeout', '20s', true),
          pg_catalog.pg_stat_force_next_flush()
      """;

  private final Connection connection;
  private final Effects effects;
  private final String sequences;

  private Side(Connection connection, Effects effects, String sequences) {
    this.connection = connection;
    this.effects = effects;
    this.sequences = sequences;
  }

  /**
   * A side on a superuser's connection, which it has to itself from now on.
   *
   * @param sequences where they stand, as {@link SequencePositions#positions} says it: every trial
   *     starts from there
   */
  public static Side on(Connection connection, Effects effects, String sequences)
      throws SQLException {
    connection.setAutoCommit(false);
    StandingStatements.send(connection, SETTINGS);
    connection.rollback();
    return new Side(connection, effects, sequences);
  }

  /** Does it as somebody, and takes it back. */
  public TrialOutcome run(Asker asker, Trial trial) throws SQLException {
    try {
      SortedMap<Long, long[]> counts = new TreeMap<>();
      if (trial.room().isEmpty()) {
        StandingStatements.send(connection, SETTINGS + sequences + ";" + asker.entering());
      } else {
        StandingStatements.send(connection, SETTINGS + sequences);
        Answer cleared = new Asking(connection).ask(new Step.Sql(trial.room()));
        if (!cleared.worked()) {
          return new TrialOutcome(List.of(cleared), new TreeMap<>());
        }
        counts = effects.counts(connection);
        StandingStatements.send(connection, asker.entering());
      }
      List<Answer> answers = answers(trial, counts);
      boolean lives = trial.goesOn() || answers.get(answers.size() - 1).worked();
      if (!lives) {
        return new TrialOutcome(answers, new TreeMap<>());
      }
      StandingStatements.send(connection, Session.LEAVING);
      return new TrialOutcome(answers, effects.since(connection, counts));
    } finally {
      connection.rollback();
    }
  }

  private List<Answer> answers(Trial trial, SortedMap<Long, long[]> counts) throws SQLException {
    List<Answer> answers = new ArrayList<>();
    Asking asking = new Asking(connection);
    for (Step step : trial.steps()) {
      Answer answer = trial.goesOn() ? inPart(asking, step, counts) : asking.ask(step);
      answers.add(answer);
      if (!answer.worked() && !trial.goesOn()) {
        break;
      }
    }
    return answers;
  }

  /** What a failed step did before it failed is taken back, and the counters count it still. */
  private Answer inPart(Asking asking, Step step, SortedMap<Long, long[]> counts)
      throws SQLException {
    SortedMap<Long, long[]> stood = effects.counts(connection);
    Savepoint before = connection.setSavepoint();
    Answer answer = asking.ask(step);
    if (!answer.worked()) {
      connection.rollback(before);
      effects.forget(counts, stood, effects.counts(connection));
    }
    connection.releaseSavepoint(before);
    return answer;
  }

  /** The name of a table here. */
  public Optional<String> name(long oid) {
    return effects.name(oid);
  }

  /** Sets sequences to where they stood. */
  @Override
  public void close() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS + sequences);
    } finally {
      connection.rollback();
    }
  }
}
