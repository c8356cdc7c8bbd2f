import dev.pgrehearse.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rehearsal replaces: update, rollback-count, update, by plain Liquibase as a DBA runs it, a
 * process each with the JVM's own defaults.
 */
final class ThreeCommands {
  private static final String JARS = "target/liquibase-4.33.0/*";
  private static final String MAIN = "liquibase.integration.commandline.LiquibaseCommandLine";

  private final Settings settings;
  private final Server server;

  ThreeCommands(Settings settings, Server server) {
    this.settings = settings;
    this.server = server;
  }

  /** On a database of its own, which is made and dropped outside of what is measured. */
  Played play(Subject subject) throws IOException, InterruptedException, SQLException {
    try (Production production = Production.of(server, subject.spec())) {
      long postmaster = production.postmaster();
      double before = ProcessCounters.family(postmaster);
      Usage update = run(production, subject, "update");
      int applied = production.applied();
      Usage back = run(production, subject, "rollback-count", "--count=" + subject.reversible());
      int left = production.applied();
      Usage again = run(production, subject, "update");
      require(applied > left && left == subject.changesets() - subject.reversible(), subject);
      require(production.applied() == applied, subject);
      Usage all = update.and(back).and(again);
      return new Played(
          all.withServerCpu(ProcessCounters.family(postmaster) - before), update, back, again);
    }
  }

  private Usage run(Production production, Subject subject, String command, String... options)
      throws IOException, InterruptedException, SQLException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", settings.home().resolve(JARS).toString(), MAIN));
    // Neither waits for a host of Liquibase's.
    line.addAll(List.of("--show-banner=false", "--analytics-enabled=false"));
    line.addAll(List.of("--log-level=warning", "--liquibase-schema-name=liquibase"));
    line.add("--url=" + production.url());
    line.add("--username=" + server.migrationRole());
    line.addAll(List.of(command, "--changelog-file=" + subject.changelog()));
    line.addAll(List.of(options));
    return Command.of(line, settings.home(), settings.work().resolve("liquibase.log"))
        .with("LIQUIBASE_COMMAND_PASSWORD", "not asked for")
        .run();
  }

  private static void require(boolean played, Subject subject) {
    if (!played) {
      throw new IllegalStateException(
          "%s: Liquibase has not played what the rehearsal plays".formatted(subject.name()));
    }
  }

  /**
   * @param all of the three together, with what the server worked for them
   */
  record Played(Usage all, Usage update, Usage back, Usage again) {}
}
