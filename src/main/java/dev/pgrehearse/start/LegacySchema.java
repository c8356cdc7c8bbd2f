package dev.pgrehearse.start;

import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dump as a throwaway server takes it. What it does not take is found by trying and left out: an
 * extension that it lacks, with all that leans on it, or an event trigger, which wants a superuser.
 *
 * @param sql that runs as a whole
 * @param leftOut each with why, but for what is there already
 */
record LegacySchema(String sql, List<Skipped> leftOut) {

  private static final Set<String> IS_THERE = Set.of("42P06", "42710");
  private static final Set<String> MISSING = Set.of("42704", "42883", "42P01", "3F000");
  private static final Pattern EXTENSION = Pattern.compile("(?is)^create\\s+extension\\s.*");
  private static final int LONGEST = 100;

  /** pg_dump writes each in one line. On its own, the migration role stands for theirs. */
  private static final Pattern DEFAULT_PRIVILEGES =
      Pattern.compile(
          "(?m)^(ALTER DEFAULT PRIVILEGES) FOR ROLE (?:\"(?:[^\"]|\"\")+\"|\\S+)( .*;)$");

  private static final Pattern OF_AN_EXTENSION =
      Pattern.compile("(?is)^comment\\s+on\\s+extension\\s.*");

  private static final Pattern SCHEMA =
      Pattern.compile("(?is)^create\\s+schema\\s+(\"(?:[^\"]|\"\")+\"|\\S+)$");

  private static final Pattern GRANT = Pattern.compile("(?is)^(?:grant|revoke)\\s.*");

  LegacySchema {
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Tries a dump on a database that has nothing yet.
   *
   * @param roles SQL that makes the roles it speaks of
   * @param platform whether the database is a platform's, which has default privileges of its own
   * @param dumps in order
   * @param folder for files of our own
   */
  static LegacySchema of(
      List<Path> dumps, String roles, boolean platform, Database database, Path folder)
      throws SQLException, IOException {
    List<String> taken = new ArrayList<>();
    List<Skipped> leftOut = new ArrayList<>();
    try (Connection connection = database.connectAsMigrationRole()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(roles.isEmpty() ? "select 1" : roles);
      }
      for (Path dump : dumps) {
        String text =
            DEFAULT_PRIVILEGES
                .matcher(Files.readString(dump))
                .replaceAll(
                    line ->
                        platform ? "" : Matcher.quoteReplacement(line.group(1) + line.group(2)));
        SqlScript.read(Files.writeString(folder.resolve("tried.sql"), text))
            .tryEach(connection, (sql, problem) -> note(sql, problem, taken, leftOut));
      }
    }
    return new LegacySchema(roles + text(taken, platform), told(leftOut));
  }

  /** An extension that nothing else was left out for is one that nothing here leans on. */
  private static List<Skipped> told(List<Skipped> leftOut) {
    boolean leaned =
        leftOut.stream()
            .anyMatch(each -> !EXTENSION.matcher(each.what()).matches() && isMissing(each.why()));
    return leftOut.stream()
        .filter(each -> leaned || !EXTENSION.matcher(each.what()).matches())
        .toList();
  }

  private static boolean isMissing(String why) {
    return MISSING.stream().anyMatch(why::startsWith);
  }

  private static void note(
      String sql, Optional<SQLException> problem, List<String> taken, List<Skipped> leftOut) {
    if (problem.isEmpty()) {
      taken.add(sql + ";");
    } else if (!IS_THERE.contains(problem.get().getSQLState())
        && !OF_AN_EXTENSION.matcher(sql).matches()) {
      Skipped skipped = new Skipped(cut(sql), why(problem.get()));
      leftOut.add(skipped);
      taken.add("-- Left out: %s\n--   %s".formatted(skipped.what(), skipped.why()));
    }
  }

  private static String text(List<String> taken, boolean platform) {
    StringBuilder text = new StringBuilder();
    boolean granted = !platform;
    Set<String> schemas = new TreeSet<>(Set.of("public"));
    for (String statement : taken) {
      Matcher schema = SCHEMA.matcher(statement.replaceFirst(";$", ""));
      if (schema.matches()) {
        schemas.add(schema.group(1));
      }
      if (!granted && GRANT.matcher(statement).matches()) {
        granted = true;
        text.append(nothingByDefault(schemas));
      }
      text.append(statement).append("\n\n");
    }
    return text.toString();
  }

  /** What is there has the privileges that it had, under either regime of default privileges. */
  private static String nothingByDefault(Set<String> schemas) {
    StringBuilder text =
        new StringBuilder("-- What default privileges have given is taken back: grants follow.\n");
    for (String schema : schemas) {
      for (String kind : List.of("tables", "sequences", "routines")) {
        text.append(
            "revoke all on all %s in schema %s from anon, authenticated, service_role;\n\n"
                .formatted(kind, schema));
      }
    }
    return text.toString();
  }

  private static String why(SQLException problem) {
    return "%s, %s"
        .formatted(
            problem.getSQLState(),
            String.valueOf(problem.getMessage()).lines().findFirst().orElse("").strip());
  }

  private static String cut(String sql) {
    String line = sql.replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
