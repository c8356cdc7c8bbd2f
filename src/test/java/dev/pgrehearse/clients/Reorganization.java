package dev.pgrehearse.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.AccessSpec.Person;
import dev.pgrehearse.spec.Identity;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The system {@code reorganization} before its changelog and after it, and who talks to it. */
final class Reorganization implements AutoCloseable {

  private final Server server;
  private final NodePackages packages;
  private final SystemSpec spec;
  private final Database before;
  private final Database after;

  private Reorganization(Server server, NodePackages packages, SystemSpec spec, Database before) {
    this.server = server;
    this.packages = packages;
    this.spec = spec;
    this.before = before;
    this.after = server.cloneOf(before);
  }

  static Reorganization on(Server server, NodePackages packages)
      throws SQLException, ChangesetFailed {
    SystemSpec spec =
        new Spec(Path.of(System.getProperty("pgrehearse.home", ""))).read("reorganization");
    Database before = server.createDatabase(PrivilegeRegime.CLOSED);
    PostgrestServer.createLogin(before);
    run(before, spec.legacy());
    run(before, spec.fixtures());
    Reorganization reorganization = new Reorganization(server, packages, spec, before);
    play(spec, reorganization.after);
    return reorganization;
  }

  private static void play(SystemSpec spec, Database database)
      throws SQLException, ChangesetFailed {
    Changelog changelog = Changelog.open(spec.changelog());
    try (Connection onlooker = database.connectAsSuperuser();
        ChangelogPlayer player = new ChangelogPlayer(changelog, database, () -> onlooker)) {
      player.prepare();
      for (Changeset changeset : changelog.changesets()) {
        player.apply(changeset);
      }
    }
  }

  private static void run(Database database, List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }

  /** The flat database, and the reorganized one. */
  List<Database> sides() {
    return List.of(before, after);
  }

  /** What clients hear from the flat database. */
  List<Answer> before() throws Exception {
    return answers(server.cloneOf(before));
  }

  /** What they hear from the reorganized one. */
  List<Answer> after() throws Exception {
    return answers(server.cloneOf(after));
  }

  /** What they hear from the reorganized one after somebody has changed it. */
  List<Answer> afterWith(String sql) throws Exception {
    Database changed = server.cloneOf(after);
    try (Connection connection = changed.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return answers(changed);
  }

  /**
   * What they hear when the tables were moved below a PostgREST that has answered already, and
   * keeps its prepared statements and what it knows of the catalog.
   */
  List<Answer> afterBelowARunningPostgrest() throws Exception {
    try (Database moving = server.cloneOf(before);
        PostgrestServer postgrest = PostgrestServer.start(packages.postgrest(), moving)) {
      answers(postgrest, "reads");
      play(spec, moving);
      return answers(postgrest, "calls");
    }
  }

  private List<Answer> answers(Database database) throws Exception {
    try (database;
        PostgrestServer postgrest = PostgrestServer.start(packages.postgrest(), database)) {
      return answers(postgrest, "calls");
    }
  }

  private List<Answer> answers(PostgrestServer postgrest, String which) throws IOException {
    String address = postgrest.address().toString();
    Command.Output output =
        Command.run(packages.folder(), input(), "node", "run.mjs", address, which);
    if (output.exitCode() != 0) {
      throw new AssertionError(
          "the calls ended early:%n%s%n%s".formatted(output.text(), output.complaint()));
    }
    return Answer.read(output.text());
  }

  private String input() throws IOException {
    Map<String, Object> identities = new LinkedHashMap<>();
    for (Person person : spec.access().people()) {
      Identity identity = person.identity();
      Map<String, Object> claims = new LinkedHashMap<>(identity.claims());
      claims.put("role", identity.role());
      identities.put(identity.name(), claims);
    }
    return new ObjectMapper()
        .writeValueAsString(Map.of("secret", PostgrestServer.SECRET, "identities", identities));
  }

  @Override
  public void close() {
    after.close();
    before.close();
  }
}
