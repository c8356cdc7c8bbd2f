import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Facades, each before a copy of one table, and these copies themselves, asked the same in turn:
 * what a facade costs, as ratios to its table in the same round. See README.md.
 */
final class FacadeBenchmark {

  /** What is compared. */
  private enum Mode {
    COMPARE,
    WHY,
    POSTGREST;

    boolean asks(Operation operation) {
      return switch (this) {
        case COMPARE -> true;
        case WHY -> operation.writes();
        case POSTGREST -> !operation.writes();
      };
    }
  }

  private FacadeBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    int version = Integer.parseInt(arguments[1]);
    Mode mode = Mode.valueOf(arguments[2]);
    List<Way> ways = mode == Mode.WHY ? Way.WHY : Way.COMPARED;
    List<Operation> operations = operations(mode, arguments[3]);
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      Copies.build(database, ways);
      if (mode == Mode.POSTGREST) {
        try (PostgrestAskers askers = PostgrestAskers.of(Path.of(arguments[4]), database, ways)) {
          report(new Measuring(database, askers.all(), ways, operations).play(rounds), ways, mode);
        }
      } else {
        try (Sessions sessions = Sessions.open(database, Route.of(ways), operations)) {
          Costs costs = new Measuring(database, sessions.all(), ways, operations).play(rounds);
          report(costs, ways, mode);
          if (mode == Mode.COMPARE) {
            new Plans(sessions).print(costs.questions());
          }
        }
      }
      System.out.printf("%nserver: PostgreSQL %s, %s%n", server.version(), server.provider());
    }
  }

  private static void report(Costs costs, List<Way> ways, Mode mode) {
    new Report(costs, ways).print();
    if (mode != Mode.WHY) {
      new Verdicts(costs).print(Goal.all());
    }
  }

  private static List<Operation> operations(Mode mode, String only) {
    List<Operation> operations =
        Arrays.stream(Operation.values())
            .filter(mode::asks)
            .filter(operation -> operation.title().startsWith(only))
            .toList();
    if (operations.isEmpty()) {
      throw new IllegalArgumentException(
          "--only %s: no statement that is measured begins so".formatted(only));
    }
    return operations;
  }
}
