package dev.pgrehearse.start;

import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.Platform;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a new system begins with: its tables, its rows, and everybody as whom it is tried. */
final class NewDatabase {

  private final Server server;
  private final LiveFacts facts;
  private final List<Move> moves;
  private final String system;
  private final Path folder;

  NewDatabase(Server server, LiveFacts facts, List<Move> moves, String system, Path folder) {
    this.server = server;
    this.facts = facts;
    this.moves = List.copyOf(moves);
    this.system = system;
    this.folder = folder;
  }

  /**
   * Path to text.
   *
   * @param sampled rows as statements, or none to have some made up
   * @param leftOut gets what the throwaway server does not take
   */
  SortedMap<String, String> files(
      List<Path> dumps, List<String> sampled, Repository repository, List<Skipped> leftOut)
      throws SQLException, IOException {
    Cast cast = Cast.of(facts);
    SystemSpec spec =
        SystemSpec.ofChangelog(system, folder.resolve("nothing.yaml"), dumps, List.of())
            .deployed(
                new Deployment(
                    LiquibaseSettings.none(),
                    Optional.of(facts.supabase() ? Platform.SUPABASE : Platform.PLAIN),
                    false,
                    List.of()));
    LegacySchema legacy;
    List<String> rows;
    Fixtures fixtures = new Fixtures(facts.marks(), cast);
    try (Throwaway tried = Throwaway.bare(server, spec, folder)) {
      legacy =
          LegacySchema.of(
              dumps, new RoleSql(roles()).text(), facts.supabase(), tried.database(), folder);
      leftOut.addAll(legacy.leftOut());
      checkTables(tried, legacy);
      rows = sampled.isEmpty() ? fixtures.madeUp(tried.database(), facts.supabase()) : sampled;
    }
    Path file = Files.writeString(folder.resolve("legacy.sql"), legacy.sql());
    List<String> taken;
    try (Throwaway filled = Throwaway.bare(server, spec, folder)) {
      filled.run(List.of(file));
      taken = Fixtures.taken(rows, filled.database());
      leftOut.addAll(withoutRows(filled));
      if (!sampled.isEmpty()) {
        cast = Cast.of(facts, fixtures.ownersIn(filled.database()));
      }
    }
    SortedMap<String, String> files = new TreeMap<>();
    SystemFiles texts = new SystemFiles(system, facts.supabase());
    if (!repository.has("pgrehearse.yaml")) {
      files.put("pgrehearse.yaml", SystemFiles.project(server.major()));
    }
    files.put(repository.of(system, "legacy.sql"), heading() + legacy.sql());
    if (!taken.isEmpty()) {
      files.put(
          repository.of(system, "fixtures.sql"),
          Fixtures.text(
              taken,
              sampled.isEmpty()
                  ? "Rows made up from the catalog; none of the database itself has been read."
                  : "Rows sampled from the database; look whether they may be in a repository."));
    }
    files.put(
        repository.of(system, "rehearsal.yaml"),
        texts.rehearsal(facts.database(), !taken.isEmpty(), cast.identities()));
    return files;
  }

  /** Most forms of statement are made of a row that is there. */
  private List<Skipped> withoutRows(Throwaway filled) throws SQLException {
    List<Skipped> without = new ArrayList<>();
    try (Connection connection = filled.database().connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (Move move : moves) {
        String table = RoleSql.quoted(move.fromSchema()) + "." + RoleSql.quoted(move.fromName());
        try (ResultSet row = statement.executeQuery("select exists (select from " + table + ")")) {
          row.next();
          if (!row.getBoolean(1)) {
            without.add(
                new Skipped(
                    StartedSystem.ROWS_OF + move.fromSchema() + "." + move.fromName(),
                    "it took none that is made of the catalog alone, so that little is tried on it;"
                        + " write some into fixtures.sql, or take some along with --sample"));
          }
        }
      }
    }
    return without;
  }

  private List<LiveRole> roles() {
    return facts.roles().stream()
        .filter(
            role ->
                !facts.supabase()
                    || !(List.of("anon", "authenticated", "service_role", "authenticator")
                            .contains(role.name())
                        || role.name().startsWith("supabase_")))
        .toList();
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "-- The schema of %s, from Postgres %d, for throwaway databases only.\n\n",
        facts.database().replaceAll("\\s", " "),
        facts.version());
  }

  /** What leans on something that was left out may be a table that shall move. */
  private void checkTables(Throwaway tried, LegacySchema legacy) throws SQLException {
    try (Connection connection = tried.database().connectAsSuperuser();
        PreparedStatement statement =
            connection.prepareStatement(
                "select pg_catalog.to_regclass(pg_catalog.format('%I.%I', ?::text, ?::text)) is null")) {
      for (Move move : moves) {
        statement.setString(1, move.fromSchema());
        statement.setString(2, move.fromName());
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          if (row.getBoolean(1)) {
            throw new StartException(
                """
                %s.%s cannot be made on the throwaway server, so nothing can be tried and nothing is \
                written; a server that has what it needs is named with --postgres docker:IMAGE. Left out: \
                %s"""
                    .formatted(
                        move.fromSchema(),
                        move.fromName(),
                        first(legacy.leftOut(), move.fromName())));
          }
        }
      }
    }
  }

  private static String first(List<Skipped> leftOut, String table) {
    return leftOut.stream()
        .filter(each -> each.what().contains(table))
        .findFirst()
        .or(() -> leftOut.stream().findFirst())
        .map(each -> each.what() + ": " + each.why())
        .orElse("nothing that names it; is it in the dump?");
  }
}
