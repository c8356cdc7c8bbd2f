import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.AccessProbe;
import dev.pgrehearse.access.Cell;
import dev.pgrehearse.spec.Spec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * pgrehearse's access matrix of the crm system, as a command would find it out, and again in the
 * same process, as a rehearsal does after a changeset. Prints times, and one line for each cell, for
 * {@code run} to compare.
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
      AccessMatrix matrix = timed("matrix", probe, connection);
      System.out.printf(Locale.ROOT, "cpu\t%d%n", serverCpuMs(connection));
      for (Cell cell : matrix.cells()) {
        System.out.printf(
            Locale.ROOT,
            "cell\t%s\t%s\t%s\t%s%n",
            cell.identity(),
            cell.object(),
            cell.verb(),
            cell.access().text());
      }
      if (!timed("again", probe, connection).cells().equals(matrix.cells())) {
        throw new IllegalStateException("the same matrix, asked for again, is another");
      }
    }
  }

  private static AccessMatrix timed(String name, AccessProbe probe, Connection connection)
      throws Exception {
    long cpu = serverCpuMs(connection);
    long start = System.nanoTime();
    AccessMatrix matrix = probe.matrix(connection);
    long ms = (System.nanoTime() - start) / 1_000_000;
    System.out.printf(
        Locale.ROOT,
        "%s\t%d\t%d\t%d%n",
        name,
        ms,
        matrix.probes(),
        serverCpuMs(connection) - cpu);
    return matrix;
  }

  /** Processor time of the session's own server process, in ticks of 10 ms. */
  private static long serverCpuMs(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_read_file('/proc/self/stat')")) {
      row.next();
      String[] stat = row.getString(1).split(" ");
      return 10 * (Long.parseLong(stat[13]) + Long.parseLong(stat[14]));
    }
  }
}
