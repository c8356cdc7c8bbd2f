import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.Arrays;
import java.util.List;

/**
 * Facades, each before a copy of one table, and these copies themselves, asked the same in turn:
 * what a facade costs, as ratios to its table in the same round. See README.md.
 */
final class FacadeBenchmark {

  private FacadeBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    int version = Integer.parseInt(arguments[1]);
    boolean why = arguments[2].equals("why");
    List<Way> ways = why ? Way.WHY : Way.COMPARED;
    List<Operation> operations = operations(why, arguments[3]);
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      Copies.build(database, ways);
      try (Sessions sessions = Sessions.open(database, Route.of(ways), operations)) {
        Costs costs = new Measuring(database, sessions, ways, operations).play(rounds);
        new Report(costs, ways).print(rounds);
        if (!why) {
          new Verdicts(costs).print(Goal.all());
          new Plans(sessions).print(costs.questions());
        }
      }
      System.out.printf("%nserver: PostgreSQL %s, %s%n", server.version(), server.provider());
    }
  }

  private static List<Operation> operations(boolean why, String only) {
    List<Operation> operations =
        Arrays.stream(Operation.values())
            .filter(operation -> operation.writes() || !why)
            .filter(operation -> operation.title().startsWith(only))
            .toList();
    if (operations.isEmpty()) {
      throw new IllegalArgumentException(
          "--only %s: no statement that is measured begins so".formatted(only));
    }
    return operations;
  }
}
