import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.AccessProbe;
import dev.pgrehearse.access.Cell;
import dev.pgrehearse.spec.Spec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Locale;

/**
 * pgrehearse's access matrix of the crm system, twice in one process: the first time as a command
 * does it, the second with a warm JVM. Prints times, then one line for each cell, for {@code run}
 * to compare.
 */
final class AccessBenchmark {

  private AccessBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    AccessProbe probe = AccessProbe.of(new Spec(Path.of(arguments[0])).read("crm").access());
    String url =
        "jdbc:postgresql://%s:%s/%s"
            .formatted(
                System.getenv("PGHOST"), System.getenv("PGPORT"), System.getenv("PGDATABASE"));
    try (Connection connection =
        DriverManager.getConnection(url, System.getenv("PGUSER"), System.getenv("PGPASSWORD"))) {
      AccessMatrix matrix = timed("first", probe, connection);
      timed("second", probe, connection);
      for (Cell cell : matrix.cells()) {
        System.out.printf(
            Locale.ROOT,
            "cell\t%s\t%s\t%s\t%s%n",
            cell.identity(),
            cell.object(),
            cell.verb(),
            cell.access().text());
      }
    }
  }

  private static AccessMatrix timed(String name, AccessProbe probe, Connection connection)
      throws Exception {
    long start = System.nanoTime();
    AccessMatrix matrix = probe.matrix(connection);
    long ms = (System.nanoTime() - start) / 1_000_000;
    System.out.printf(Locale.ROOT, "%s\t%d\t%d%n", name, ms, matrix.probes());
    return matrix;
  }
}
