package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * What pg_dump writes of a database that somebody else has: its schema and what Liquibase's own
 * table says, and none of its rows. The server is only read.
 */
public final class Dump {

  private static final Pattern TOO_OLD =
      Pattern.compile("server version: (\\d+)[^;]*; pg_dump version: (\\d+)");

  private final Properties address;
  private final List<String> programs;

  private Dump(Properties address, List<String> programs) {
    this.address = address;
    this.programs = List.copyOf(programs);
  }

  /**
   * Of the database that a URL names.
   *
   * @throws ServerException when it names none
   */
  public static Dump of(String jdbcUrl) {
    return of(jdbcUrl, PgDump.programs());
  }

  /**
   * Likewise.
   *
   * @param programs that may be pg_dump, the first of which is used that knows the server's version
   */
  static Dump of(String jdbcUrl, List<String> programs) {
    Properties parsed =
        jdbcUrl.startsWith("jdbc:postgresql:") ? Driver.parseURL(jdbcUrl, new Properties()) : null;
    if (parsed == null) {
      throw new ServerException(
          "--url takes a URL of the form jdbc:postgresql://HOST:PORT/DATABASE?user=…");
    }
    return new Dump(parsed, programs);
  }

  /** Host and database, for people. */
  public String place() {
    return "%s/%s".formatted(text("PGHOST").orElse("localhost"), text("PGDBNAME").orElse(""));
  }

  /**
   * Writes it.
   *
   * @param historyTable Liquibase's table of what has run
   * @return the files, to be run in order
   * @throws ServerException where there is no pg_dump, or it is refused
   */
  public List<Path> into(Path folder, String historyTable) {
    Path schema = folder.resolve("schema.sql");
    run(schema, "--schema-only");
    Path history = folder.resolve("history.sql");
    return run(history, "--data-only", "--table=*." + historyTable)
        ? List.of(schema, history)
        : List.of(schema);
  }

  /**
   * Writes what is in the database but rows: nothing that belongs to the server around it, such as
   * owners and subscriptions, and nothing of Liquibase's own.
   *
   * @param schemas that are left out
   * @param relations that are left out, each in quotes with its schema
   * @param historyTable Liquibase's table of what has run
   * @throws ServerException where there is no pg_dump, or it is refused
   */
  public Path schemaInto(
      Path folder, Set<String> schemas, List<String> relations, String historyTable) {
    Path schema = folder.resolve("schema.sql");
    List<String> options =
        new ArrayList<>(
            List.of(
                "--schema-only",
                "--no-owner",
                "--no-subscriptions",
                "--no-security-labels",
                "--no-tablespaces",
                "--exclude-table=*." + historyTable,
                "--exclude-table=*." + historyTable + "lock"));
    schemas.stream().sorted().forEach(name -> options.add("--exclude-schema=" + name));
    relations.forEach(name -> options.add("--exclude-table=" + name));
    run(schema, options.toArray(String[]::new));
    return schema;
  }

  /** Whether there was what it was asked for. */
  private boolean run(Path file, String... options) {
    Optional<String> tooOld = Optional.empty();
    for (String program : programs) {
      Optional<Said> said = run(program, file, options);
      if (said.isEmpty()) {
        continue;
      }
      if (said.get().code() == 0) {
        return true;
      }
      String words = said.get().words();
      if (words.contains("no matching tables")) {
        delete(file);
        return false;
      }
      Matcher versions = TOO_OLD.matcher(words);
      if (!versions.find()) {
        throw new ServerException("pg_dump of %s: %s".formatted(place(), words));
      }
      tooOld =
          tooOld.or(
              () ->
                  Optional.of(
                      """
                      pg_dump is of version %1$s, and %2$s of version %3$s: install the client programs of \
                      version %3$s or later, or take a dump elsewhere and give it as --prelude"""
                          .formatted(versions.group(2), place(), versions.group(1))));
    }
    throw new ServerException(
        tooOld.orElse(
            "--schema-only needs pg_dump, which is not there; install PostgreSQL's client programs,"
                + " or take a dump elsewhere and give it as --prelude"));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ServerException("cannot delete " + file.getFileName(), e);
    }
  }

  /**
   * What a program answered.
   *
   * @param words both of its streams
   */
  private record Said(int code, String words) {}

  /** Nothing where there is no such program. */
  private Optional<Said> run(String program, Path file, String... options) {
    List<String> command = new ArrayList<>(List.of(program, "--file=" + file));
    command.addAll(List.of(options));
    text("PGHOST").ifPresent(host -> command.add("--host=" + host));
    text("PGPORT").ifPresent(port -> command.add("--port=" + port));
    text("user").ifPresent(user -> command.add("--username=" + user));
    text("PGDBNAME").ifPresent(database -> command.add("--dbname=" + database));
    command.add("--no-password");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    text("password").ifPresent(password -> environment.put("PGPASSWORD", password));
    text("sslmode").ifPresent(mode -> environment.put("PGSSLMODE", mode));
    environment.put("PGOPTIONS", "-c default_transaction_read_only=on");
    environment.put("LC_ALL", "C");
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(new Said(process.waitFor(), said.strip()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("interrupted while pg_dump runs", e);
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(address.getProperty(name)).filter(value -> !value.isBlank());
  }
}
