package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.finding.Location;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import liquibase.command.CommandScope;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ResourceAccessor;
import org.postgresql.Driver;

/**
 * Liquibase's own commands, whole, as its command line runs them: with the changelog lock, the
 * history and all that belongs to them; here, or in a process of its own.
 */
public final class LiquibaseRun {

  /** What the runbook has a person type. */
  public enum Command {
    UPDATE("updateCount", true, true),
    ROLLBACK("rollbackCount", true, true),
    MARK_AS_RUN("markNextChangesetRan", true, false),
    RELEASE_LOCKS("releaseLocks", false, false);

    private final String step;
    private final boolean ofChangelog;
    private final boolean counts;

    Command(String step, boolean ofChangelog, boolean counts) {
      this.step = step;
      this.ofChangelog = ofChangelog;
      this.counts = counts;
    }

    /** As it is typed, for one changeset. */
    public String words() {
      return once().words();
    }

    /** For one changeset. */
    public Call once() {
      return times(1);
    }

    /** For so many of those that it would take, where it counts them. */
    public Call times(int count) {
      return new Call(this, count);
    }
  }

  /**
   * A command as it is typed.
   *
   * @param count of changesets, where it counts them
   */
  public record Call(Command command, int count) {

    /** As it is typed. */
    public String words() {
      String words = command.step.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      return "liquibase " + words + (command.counts ? " --count=" + count : "");
    }
  }

  private final Changelog changelog;

  private LiquibaseRun(Changelog changelog) {
    this.changelog = changelog;
  }

  public static LiquibaseRun of(Changelog changelog) {
    return new LiquibaseRun(changelog);
  }

  /** Runs a command through a connection of the migration role. */
  public void run(Connection connection, Command command) throws ChangesetFailed {
    run(connection, command.once());
  }

  /** Likewise, for several changesets. */
  public void run(Connection connection, Call call) throws ChangesetFailed {
    try (ResourceAccessor files = changelog.accessor()) {
      new LiquibaseScope(files, changelog.classpath()).call(() -> execute(connection, call));
    } catch (Exception e) {
      throw new Refusal(changelog, e)
          .toFailure(Optional.empty(), Location.of(changelog.path()), 0, List.of());
    }
  }

  /** Likewise, through one that is opened for it. */
  public void run(String url, Call call) throws SQLException, ChangesetFailed {
    try (Connection connection = new Driver().connect(url, new Properties())) {
      run(connection, call);
    }
  }

  /** Likewise, and lets what goes wrong through. */
  boolean execute(Connection connection, Call call) throws Exception {
    Command command = call.command();
    PostgresDatabase database = new PostgresDatabase();
    database.setConnection(new JdbcConnection(connection));
    database.setLiquibaseSchemaName(ChangelogPlayer.HISTORY_SCHEMA);
    CommandScope scope = new CommandScope(command.step);
    scope.addArgumentValue("database", database);
    Optional<String> schema = changelog.settings().text(Setting.DEFAULT_SCHEMA);
    if (schema.isPresent()) {
      database.setDefaultSchemaName(schema.get());
    }
    if (command.ofChangelog) {
      scope.addArgumentValue("changelogFile", changelog.path());
      scope.addArgumentValue("changelogParameters", changelog.parameters());
      changelog
          .settings()
          .text(Setting.CONTEXTS)
          .ifPresent(contexts -> scope.addArgumentValue("contextFilter", contexts));
      changelog
          .settings()
          .text(Setting.LABELS)
          .ifPresent(labels -> scope.addArgumentValue("labelFilter", labels));
    }
    if (command.counts) {
      scope.addArgumentValue("count", call.count());
    }
    scope.setOutput(OutputStream.nullOutputStream());
    scope.execute();
    return true;
  }

  Changelog changelog() {
    return changelog;
  }

  /**
   * A process that reads the changelog, waits for a line with a command, a count and a URL, tabs in
   * between, runs the command there, and ends.
   */
  public ProcessBuilder process() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    // Classes that this Java keeps ready are those of the other too.
    ProcessHandle.current().info().arguments().stream()
        .flatMap(Stream::of)
        .filter(argument -> argument.startsWith("-XX:SharedArchiveFile="))
        .forEach(line::add);
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(
        List.of(LiquibaseProcess.class.getName(), changelog.root().toString(), changelog.path()));
    line.addAll(changelog.settings().asArguments());
    return new ProcessBuilder(line);
  }
}
