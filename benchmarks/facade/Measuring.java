import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All ways in turn, slice by slice, so that what else the machine does meets all of them. What is
 * written is taken back, and swept up outside of what is measured.
 */
final class Measuring {
  private static final int WARM_UP = 20;

  private final Database database;
  private final Sessions sessions;
  private final List<Way> ways;
  private final List<Operation> operations;
  private final Costs costs = new Costs();

  Measuring(Database database, Sessions sessions, List<Way> ways, List<Operation> operations) {
    this.database = database;
    this.sessions = sessions;
    this.ways = ways;
    this.operations = operations;
  }

  Costs play(int rounds) throws SQLException {
    try (Connection superuser = database.connectAsSuperuser()) {
      for (int round = 0; round <= rounds; round++) {
        // The first round warms caches, plans and this JVM, and is not counted.
        play(superuser, round, round > 0);
        System.err.printf("round %d of %d%n", round, rounds);
      }
    }
    return costs;
  }

  private void play(Connection superuser, int round, boolean counted) throws SQLException {
    for (Person person : Person.values()) {
      for (Operation operation : operations) {
        Map<Way, Cost> cost = measure(sessions.of(person), operation, round);
        if (counted) {
          costs.add(new Question(person, operation), cost);
        }
        if (operation.writes()) {
          for (Way way : ways) {
            Sql.run(superuser, "vacuum (index_cleanup on) " + way.stored());
          }
        }
      }
    }
  }

  private Map<Way, Cost> measure(Session session, Operation operation, int round)
      throws SQLException {
    Map<Way, Cost> sums = new EnumMap<>(Way.class);
    for (Way way : ways) {
      sums.put(way, Cost.NOTHING);
      for (int i = 1; i <= WARM_UP; i++) {
        operation.warmUp(session.statement(operation, way), MemoryEntries.ROWS_OF_ONE - i);
      }
    }
    for (int slice = 0; slice < ways.size(); slice++) {
      for (Way way : order(round, slice)) {
        Cost cost = slice(session, operation, way, round, slice);
        sums.merge(way, cost, Cost::plus);
      }
    }
    session.rollback();
    sums.replaceAll((way, sum) -> sum.each(ways.size() * operation.times()));
    return sums;
  }

  /** In every slice another one begins, and every second round goes backwards. */
  private List<Way> order(int round, int slice) {
    List<Way> order = new ArrayList<>(ways);
    Collections.rotate(order, slice);
    if (round % 2 == 1) {
      Collections.reverse(order);
    }
    return order;
  }

  private static Cost slice(Session session, Operation operation, Way way, int round, int slice)
      throws SQLException {
    PreparedStatement statement = session.statement(operation, way);
    double cpu = session.process().cpu();
    long start = System.nanoTime();
    for (int i = slice * operation.times(); i < (slice + 1) * operation.times(); i++) {
      // Rows not in their order, none written twice, none that the warm-up has written.
      int number = 1 + (7 * i + 31 * round) % (MemoryEntries.ROWS_OF_ONE - WARM_UP - 1);
      operation.ask(statement, number);
    }
    double time = System.nanoTime() - start;
    return new Cost(time, session.process().cpu() - cpu);
  }
}
