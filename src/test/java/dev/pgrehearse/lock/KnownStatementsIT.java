package dev.pgrehearse.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.SentStatement;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.rehearsal.FixSql;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.sql.SqlStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What statements lock, and which of them a rehearsal tells, on every version: the costly ones by
 * the rule that they belong to, the cheap ones by none, and none of them where tables are new or
 * small.
 */
final class KnownStatementsIT {

  private static final String RESET =
      """
      drop schema if exists public, other, "Odd Shop" cascade;
      create schema public;
      create table public.t (
          id bigint generated always as identity primary key,
          a int, b text, c varchar(50), n numeric(10, 2), ts timestamp, tz timestamptz, j json,
          u uuid, nn int not null default 1, p bigint
      );
      insert into public.t (a, b, c, n, ts, tz, j, u, p)
      select i, 'b' || i, 'c' || i, i, '2026-01-01', '2026-01-01', '{}', gen_random_uuid(), i
      from generate_series(1, 300) as i;
      create table public.r (id bigint primary key);
      insert into public.r select generate_series(1, 300);
      """;

  private static final Map<LockMode, String> SHORT =
      Map.of(
          LockMode.SHARE, "S",
          LockMode.SHARE_ROW_EXCLUSIVE, "SRE",
          LockMode.EXCLUSIVE, "E",
          LockMode.ACCESS_EXCLUSIVE, "AE");

  private static final Changeset CHANGESET =
      new Changeset(
          "10",
          "alice",
          "db.sql",
          List.of(),
          "",
          Location.NONE,
          Optional.empty(),
          Optional.empty());

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void each_is_told_by_its_rule_or_by_none(int version) throws SQLException, IOException {
    List<String> wrong = new ArrayList<>();
    int played = 0;
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.PLAIN);
        Connection onlooker = database.connectAsSuperuser();
        Connection session = database.connectAsSuperuser()) {
      for (KnownStatement known : KnownStatement.all()) {
        if (known.from() <= version) {
          played++;
          check(known, session, onlooker, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(played).isGreaterThan(120);
  }

  private static void check(
      KnownStatement known, Connection session, Connection onlooker, List<String> wrong)
      throws SQLException {
    try (Statement statement = onlooker.createStatement()) {
      statement.execute(RESET);
      statement.execute(known.before());
    }
    TablesBefore before = TablesBefore.in(onlooker);
    LockTrace trace = new LockTrace(play(known, session, onlooker), List.of());
    List<Finding> big = new LockRules(sized(before, 2_000_000)).of(CHANGESET, trace);
    String rules = big.stream().map(Finding::rule).collect(Collectors.joining(", "));
    if (!rules.equals(String.join(", ", known.rules()))) {
      wrong.add("%s: told by %s instead of %s".formatted(known.sql(), rules, known.rules()));
    }
    if (!locks(trace).equals(known.locks())) {
      wrong.add("%s: locks %s instead of %s".formatted(known.sql(), locks(trace), known.locks()));
    }
    for (Finding finding : big) {
      new FixSql(finding.fix()).parse(onlooker);
    }
    LockRules small = new LockRules(sized(before, 99_999));
    LockRules fresh = new LockRules(new TableSizes(TablesBefore.NONE, Map.of(), true, true));
    if (!small.of(CHANGESET, trace).isEmpty() || !fresh.of(CHANGESET, trace).isEmpty()) {
      wrong.add(known.sql() + ": told of a small or a new table");
    }
  }

  private static TableSizes sized(TablesBefore before, long rows) {
    Map<String, TableSize> said = new TreeMap<>();
    before.names().values().forEach(name -> said.put(name, TableSize.of(rows, "stats.yaml")));
    return new TableSizes(before, said, true, false);
  }

  private static List<TracedStatement> play(
      KnownStatement known, Connection session, Connection onlooker) throws SQLException {
    LockWatch watch = new LockWatch();
    session.setAutoCommit(known.alone());
    watch.begin(session, onlooker);
    try (Statement statement = session.createStatement()) {
      for (String piece : pieces(known.sql())) {
        SentStatement sent = new SentStatement(piece, Location.NONE, 0, known.alone());
        watch.before(sent);
        statement.execute(piece);
        watch.after(sent);
      }
      watch.end();
    } catch (SQLException e) {
      throw new SQLException(known.sql() + ": " + e.getMessage(), e);
    }
    if (!known.alone()) {
      session.rollback();
    }
    return watch.statements();
  }

  private static List<String> pieces(String sql) {
    List<String> pieces = new ArrayList<>();
    int end = sql.length();
    List<SqlStatement> statements = SqlStatement.split(sql);
    for (int i = statements.size() - 1; i >= 0; i--) {
      String piece = sql.substring(statements.get(i).offset(), end);
      pieces.add(0, piece.replaceFirst(";\\s*$", ""));
      end = statements.get(i).offset();
    }
    return pieces;
  }

  private static String locks(LockTrace trace) {
    Map<String, LockMode> strongest = new TreeMap<>();
    for (TracedStatement statement : trace.forward()) {
      for (RelationEffect effect : statement.effects()) {
        effect
            .held()
            .filter(LockMode::stopsWrites)
            .ifPresent(
                mode ->
                    strongest.merge(
                        effect.relation().replaceFirst("^public\\.", ""),
                        mode,
                        (one, other) -> one.compareTo(other) > 0 ? one : other));
      }
    }
    return strongest.entrySet().stream()
        .map(entry -> entry.getKey() + " " + SHORT.get(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
