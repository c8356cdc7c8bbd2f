package dev.pgrehearse.rehearsal;

import dev.pgrehearse.baseline.BaselineJson;
import dev.pgrehearse.baseline.Measures;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project in a temporary folder that holds one system, {@code shop}. */
final class TemporarySystem {

  static final Progress SILENT = Progress.none();

  private static final String SPEC = "verification/shop/";

  private final Path home;
  private final StringBuilder rehearsal = new StringBuilder("title: a shop\n");

  TemporarySystem(Path home) {
    this.home = home;
  }

  /** Also says in rehearsal.yaml where the changelog is. */
  TemporarySystem changelog(String path, String text) throws IOException {
    rehearsal.append("changelog: ").append(path).append('\n');
    return file(path, text);
  }

  /** SQL of the starting state. */
  TemporarySystem prelude(String sql) throws IOException {
    rehearsal.append("legacy: prelude.sql\n");
    return file(SPEC + "prelude.sql", sql);
  }

  /** Rows before the changelog. */
  TemporarySystem fixtures(String sql) throws IOException {
    rehearsal.append("fixtures: fixtures.sql\n");
    return file(SPEC + "fixtures.sql", sql);
  }

  /** A file of checks. */
  TemporarySystem checks(String name, String yaml) throws IOException {
    return file(SPEC + "checks/" + name, yaml);
  }

  /** More lines of rehearsal.yaml. */
  TemporarySystem declares(String yaml) {
    rehearsal.append(yaml).append('\n');
    return this;
  }

  /** Any file, below the project's folder. */
  TemporarySystem file(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** A file beside rehearsal.yaml. */
  TemporarySystem beside(String name, String text) throws IOException {
    return file(SPEC + name, text);
  }

  /** Copies a folder as it is. */
  TemporarySystem folder(Path from, String to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = home.resolve(to).resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return this;
  }

  SystemSpec spec() throws IOException {
    if (rehearsal.indexOf("deployment:") < 0) {
      rehearsal.append("deployment: {platform: supabase}\n");
    }
    file(SPEC + "rehearsal.yaml", rehearsal.toString());
    return new Spec(home).read("shop");
  }

  RehearsalResult rehearse(Server server) throws IOException {
    SystemSpec spec = spec();
    return Rehearsal.of(spec)
        .measuring(
            new Measures(
                new Spec(home).baselines(spec),
                new BaselineJson(home.resolve("baselines/shop.json"), "baselines/shop.json")
                    .read()))
        .run(server, SILENT);
  }

  /** For assertions that print what is wrong. */
  static List<String> inWords(List<Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                "%s %s %s at %s: %s"
                    .formatted(
                        finding.severity().word(),
                        finding.rule(),
                        finding.changeset(),
                        finding.location(),
                        finding.message()))
        .toList();
  }
}
