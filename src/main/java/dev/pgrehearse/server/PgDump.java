package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where pg_dump may be: on the path, and in the folders that packages make for each version, the
 * newest first. An older one refuses a newer server, and a newer one takes an older.
 */
final class PgDump {

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/usr/lib/postgresql"),
          Path.of("/usr"),
          Path.of("/opt/homebrew/opt"),
          Path.of("/Library/PostgreSQL"));

  private PgDump() {}

  static List<String> programs() {
    List<String> programs = new ArrayList<>(List.of("pg_dump"));
    FOLDERS.stream().flatMap(folder -> ofVersions(folder).stream()).forEach(programs::add);
    return programs;
  }

  private static List<String> ofVersions(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("(postgresql@|pgsql-)?\\d+"))
          .sorted(Comparator.comparingInt(PgDump::version).reversed())
          .map(entry -> entry.resolve("bin/pg_dump"))
          .filter(Files::isExecutable)
          .map(Path::toString)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static int version(Path entry) {
    return Integer.parseInt(entry.getFileName().toString().replaceAll("\\D", ""));
  }
}
