import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection of one person who embeds, by the facades and by the tables. */
final class EmbedSession implements AutoCloseable {
  private static final Pattern BUFFERS = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");

  private final Connection connection;
  private final ServerProcess process;
  private final Map<Embedding, Map<Target, PreparedStatement>> prepared =
      new EnumMap<>(Embedding.class);
  private final Random random = new Random(1);

  private EmbedSession(Connection connection, ServerProcess process) {
    this.connection = connection;
    this.process = process;
  }

  static EmbedSession open(Database database, Person person) throws SQLException {
    Connection connection = database.connectAsSuperuser();
    Sql.run(connection, person.entering());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
      row.next();
      EmbedSession session = new EmbedSession(connection, ServerProcess.of(row.getInt(1)));
      for (Embedding embedding : Embedding.ALL) {
        Map<Target, PreparedStatement> each = new EnumMap<>(Target.class);
        for (Target target : Target.values()) {
          each.put(target, connection.prepareStatement(embedding.sql(target)));
        }
        session.prepared.put(embedding, each);
      }
      return session;
    }
  }

  /** All in turn, statement by statement, in an order drawn anew each time. */
  Map<Target, Cost> round(Embedding embedding, int round) throws SQLException {
    Map<Target, Sample> samples = new EnumMap<>(Target.class);
    List<Target> order = new ArrayList<>(List.of(Target.values()));
    for (Target target : order) {
      samples.put(target, new Sample(embedding.times()));
    }
    for (int i = 0; i < embedding.times(); i++) {
      int number = 1 + (7 * i + 31 * round) % MemoryEntries.ROWS_OF_ONE;
      Collections.shuffle(order, random);
      for (Target target : order) {
        double cpu = process.cpu();
        long start = System.nanoTime();
        ask(embedding, target, number);
        double time = System.nanoTime() - start;
        samples.get(target).add(time, process.cpu() - cpu);
      }
    }
    Map<Target, Cost> costs = new EnumMap<>(Target.class);
    samples.forEach((target, sample) -> costs.put(target, sample.typical()));
    return costs;
  }

  private void ask(Embedding embedding, Target target, int number) throws SQLException {
    PreparedStatement statement = prepared.get(embedding).get(target);
    embedding.fill(statement, number);
    int seen = 0;
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        seen++;
        if (result.getString(3) == null) {
          throw new IllegalStateException(embedding.title() + ": nothing embedded, by " + target);
        }
      }
    }
    if (seen != embedding.rows()) {
      throw new IllegalStateException(
          "%s: %d rows instead of %d".formatted(embedding.title(), seen, embedding.rows()));
    }
  }

  /** Pages that one statement asks for. */
  long buffers(Embedding embedding, Target target) throws SQLException {
    Matcher found = BUFFERS.matcher(explained(embedding, target, "analyze, buffers, timing off"));
    if (!found.find()) {
      throw new IllegalStateException("a plan without buffers: " + embedding.title());
    }
    return Long.parseLong(found.group(1))
        + (found.group(2) == null ? 0 : Long.parseLong(found.group(2)));
  }

  boolean samePlan(Embedding embedding) throws SQLException {
    String facade = steps(explained(embedding, Target.FACADE, "costs off"));
    boolean same = facade.equals(steps(explained(embedding, Target.TABLE, "costs off")));
    if (!same) {
      System.err.println(embedding.title() + " by functions:\n" + facade);
    }
    return same;
  }

  /** Aliases are the views' own. */
  private static String steps(String plan) {
    return plan.replaceAll("(?m) on (\\w+) \\w+$", " on $1")
        .replaceAll("\\b(?:t|m|r)(?:_\\d)?\\.", "");
  }

  private String explained(Embedding embedding, Target target, String options)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "explain (%s) %s".formatted(options, embedding.sql(target)))) {
      embedding.fill(statement, 1);
      StringBuilder plan = new StringBuilder();
      try (ResultSet lines = statement.executeQuery()) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
