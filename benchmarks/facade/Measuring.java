import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * All routes in turn, statement by statement, in an order drawn anew each time: what else the
 * machine does meets all of them. What is written is taken back, and swept up outside of what is
 * measured.
 */
final class Measuring {
  private static final int WARM_UP = 20;

  /** Rows of hers that are measured; the warm-up has the others. */
  private static final int MEASURED = MemoryEntries.ROWS_OF_ONE - Target.values().length * WARM_UP;

  private final Database database;
  private final Map<Person, ? extends Asker> askers;
  private final List<Route> routes;
  private final List<Operation> operations;
  private final Costs costs;
  private final Random random = new Random(1);

  Measuring(
      Database database,
      Map<Person, ? extends Asker> askers,
      List<Way> ways,
      List<Operation> operations) {
    this.database = database;
    this.askers = askers;
    this.routes = Route.of(ways);
    this.operations = operations;
    this.costs = new Costs(ways.get(0));
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
        Map<Route, Cost> cost = measure(askers.get(person), operation, round);
        if (counted) {
          costs.add(new Question(person, operation), cost);
        }
        if (operation.writes()) {
          for (Way way : routes.stream().map(Route::way).distinct().toList()) {
            Sql.run(superuser, "vacuum (index_cleanup on) " + way.stored());
          }
        }
      }
    }
  }

  private Map<Route, Cost> measure(Asker asker, Operation operation, int round)
      throws SQLException {
    Map<Route, Sample> samples = new LinkedHashMap<>();
    for (Route route : routes) {
      samples.put(route, new Sample(operation.times()));
      for (int i = 0; i < WARM_UP; i++) {
        asker.warmUp(operation, route, MemoryEntries.ROWS_OF_ONE - number(route, i));
      }
    }
    List<Route> order = new ArrayList<>(routes);
    for (int i = 0; i < operation.times(); i++) {
      Collections.shuffle(order, random);
      for (Route route : order) {
        // Rows not in their order, none written twice.
        int number = 1 + (7 * number(route, i) + 31 * round) % MEASURED;
        ask(asker, operation, route, number, samples.get(route));
      }
    }
    asker.rollback();
    Map<Route, Cost> costs = new LinkedHashMap<>();
    samples.forEach((route, sample) -> costs.put(route, sample.typical()));
    return costs;
  }

  /** Another one for each of the statements that the same table meets. */
  private static int number(Route route, int statement) {
    return Target.values().length * statement + route.target().ordinal();
  }

  private static void ask(
      Asker asker, Operation operation, Route route, int number, Sample sample)
      throws SQLException {
    double cpu = asker.process(operation).cpu();
    long start = System.nanoTime();
    asker.ask(operation, route, number);
    double time = System.nanoTime() - start;
    sample.add(time, asker.process(operation).cpu() - cpu);
  }
}
