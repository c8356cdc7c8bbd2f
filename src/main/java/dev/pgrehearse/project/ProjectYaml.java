package dev.pgrehearse.project;

import dev.pgrehearse.input.LengthOfTime;
import dev.pgrehearse.input.PathName;
import dev.pgrehearse.spec.DeploymentYaml;
import dev.pgrehearse.spec.SpecException;
import dev.pgrehearse.spec.YamlFile;
import dev.pgrehearse.spec.YamlMap;
import dev.pgrehearse.spec.YamlValue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code pgrehearse.yaml}; what it names has to be there. */
final class ProjectYaml {

  private static final List<String> KEYS =
      List.of(
          "changelog",
          "prelude",
          "fixtures",
          "fixtures_after",
          "postgres",
          "pg_version",
          "postgrest",
          "defaults_file",
          "verification",
          "levels",
          "timeout",
          "statement_timeout",
          "keep_going",
          "cache",
          "report",
          "from");

  private final Path folder;

  ProjectYaml(Path folder) {
    this.folder = folder;
  }

  Project read() {
    List<String> known = new ArrayList<>(KEYS);
    known.addAll(DeploymentYaml.keys());
    YamlMap map = new YamlFile(folder.resolve(Project.FILE), Project.FILE).read().only(known);
    return new Project(
        folder,
        map.optional("changelog").map(this::file),
        map.optional("prelude").map(this::filesOrFolders).orElse(List.of()),
        map.optional("fixtures").map(this::filesOrFolders).orElse(List.of()),
        map.optional("fixtures_after").map(id -> withFixtures(id, map)),
        new DeploymentYaml(folder, map).read(),
        map.optional("postgres").map(ProjectYaml::server),
        map.optional("pg_version").map(ProjectYaml::version),
        map.optional("postgrest").map(this::file),
        map.optional("defaults_file").map(this::file),
        map.optional("verification").map(this::folder).orElse(Path.of("verification")),
        Levels.read(map.optional("levels")),
        runs(map));
  }

  private RunSettings runs(YamlMap map) {
    return new RunSettings(
        map.optional("timeout").map(ProjectYaml::time),
        map.optional("statement_timeout").map(ProjectYaml::time),
        map.optional("keep_going").map(YamlValue::flag).orElse(true),
        map.optional("cache").map(YamlValue::flag).orElse(true),
        map.optional("report").map(this::folderToBe),
        map.optional("from").map(YamlValue::text));
  }

  private static Duration time(YamlValue value) {
    return LengthOfTime.of(value.text()).orElseThrow(() -> value.wrong(LengthOfTime.EXPECTED));
  }

  private Path folderToBe(YamlValue value) {
    return there(value, !Files.isRegularFile(path(value)), "which is no folder");
  }

  private static String withFixtures(YamlValue id, YamlMap map) {
    if (map.optional("fixtures").isEmpty()) {
      throw new SpecException(id.location(), "'fixtures_after' goes with 'fixtures'");
    }
    return id.text();
  }

  private static String server(YamlValue value) {
    if (!value.text().matches("embedded|docker(:\\S+)?|jdbc:postgresql:\\S+")) {
      throw value.wrong("embedded, docker, docker:IMAGE or jdbc:postgresql://…");
    }
    return value.text();
  }

  private static int version(YamlValue value) {
    long version = value.number();
    if (version < 15 || version > 18) {
      throw value.wrong("15, 16, 17 or 18");
    }
    return (int) version;
  }

  private List<Path> filesOrFolders(YamlValue value) {
    return value.oneOrMore().stream()
        .map(each -> there(each, Files.exists(path(each)), "which is not there"))
        .toList();
  }

  private Path file(YamlValue value) {
    return there(value, Files.isRegularFile(path(value)), "which is not there");
  }

  private Path folder(YamlValue value) {
    return there(value, Files.isDirectory(path(value)), "which is no folder");
  }

  private Path there(YamlValue value, boolean isThere, String otherwise) {
    if (value.text().isBlank()) {
      throw value.wrong("a path");
    }
    if (!isThere) {
      throw new SpecException(
          value.location(), "'%s' names %s, %s".formatted(value.key(), value.text(), otherwise));
    }
    return path(value);
  }

  private Path path(YamlValue value) {
    try {
      return folder.resolve(value.text()).normalize();
    } catch (InvalidPathException e) {
      throw new SpecException(
          value.location(), "'%s': %s".formatted(value.key(), PathName.problem(e)));
    }
  }
}
