package dev.pgrehearse.spec;

import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.Platform;
import dev.pgrehearse.deployment.Production;
import dev.pgrehearse.deployment.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how a changelog is deployed where it counts: a spec says it, or a whole project. */
public final class DeploymentYaml {

  private static final Map<String, Setting> TEXTS = texts();

  private static final Map<String, Setting> FOLDERS =
      Map.of("search_path", Setting.SEARCH_PATH, "classpath", Setting.CLASSPATH);

  private final Path home;
  private final YamlMap map;

  /**
   * @param home from which folders are named
   * @param map whose keys of other names are somebody else's
   */
  public DeploymentYaml(Path home, YamlMap map) {
    this.home = home;
    this.map = map;
  }

  /** The keys that it reads. */
  public static List<String> keys() {
    List<String> known =
        new ArrayList<>(
            List.of("platform", "migration_role", "parameters", "roles", "rows", "stats"));
    known.addAll(TEXTS.keySet());
    known.addAll(FOLDERS.keySet());
    return known;
  }

  private static Map<String, Setting> texts() {
    Map<String, Setting> texts = new LinkedHashMap<>();
    texts.put("contexts", Setting.CONTEXTS);
    texts.put("labels", Setting.LABELS);
    texts.put("default_schema", Setting.DEFAULT_SCHEMA);
    texts.put("liquibase_schema", Setting.LIQUIBASE_SCHEMA);
    return texts;
  }

  public Deployment read() {
    LiquibaseSettings settings = LiquibaseSettings.none();
    for (Map.Entry<String, Setting> text : TEXTS.entrySet()) {
      Optional<YamlValue> value = map.optional(text.getKey());
      if (value.isPresent()) {
        settings = settings.with(text.getValue(), value.get().text(), origin(value.get()));
      }
    }
    for (Map.Entry<String, Setting> folder : FOLDERS.entrySet()) {
      Optional<YamlValue> value = map.optional(folder.getKey());
      if (value.isPresent()) {
        String names =
            String.join(",", value.get().oneOrMore().stream().map(YamlValue::text).toList());
        settings = settings.with(folder.getValue(), names, origin(value.get()));
      }
    }
    for (Map.Entry<String, YamlValue> parameter :
        map.optional("parameters")
            .map(value -> value.map().entries())
            .orElse(Map.of())
            .entrySet()) {
      settings =
          settings.withParameter(
              parameter.getKey(), parameter.getValue().text(), origin(parameter.getValue()));
    }
    return new Deployment(
        settings.from(home),
        map.optional("platform").map(DeploymentYaml::platform),
        superuser(),
        roles(map),
        production());
  }

  /** What is written by hand comes before what was read somewhere. */
  private Production production() {
    return rows(map)
        .orElse(
            map.optional("stats")
                .map(value -> StatsYaml.read(home, value))
                .orElse(Production.UNSAID));
  }

  /** How many rows tables have. */
  static Production rows(YamlMap map) {
    Map<String, Production.Rows> tables = new LinkedHashMap<>();
    map.optional("rows")
        .map(value -> value.map().entries())
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              if (!name.contains(".")) {
                throw new SpecException(
                    value.location(),
                    "'%s' is a table's name without its schema, as in public.%s"
                        .formatted(name, name));
              }
              if (value.number() < 0) {
                throw value.wrong("a number of rows");
              }
              tables.put(name, new Production.Rows(value.number(), origin(value)));
            });
    return new Production(tables);
  }

  /** Names of roles, as Postgres has them. */
  static List<String> roles(YamlMap map) {
    List<String> roles = new ArrayList<>();
    for (YamlValue value : map.optional("roles").map(YamlValue::oneOrMore).orElse(List.of())) {
      String name = value.text();
      if (name.isBlank() || name.length() > 63 || name.startsWith("pg_")) {
        throw value.wrong("the name of a role");
      }
      if (!roles.contains(name)) {
        roles.add(name);
      }
    }
    return List.copyOf(roles);
  }

  private static String origin(YamlValue value) {
    return value.location().toString();
  }

  private static Platform platform(YamlValue value) {
    return Stream.of(Platform.values())
        .filter(platform -> platform.word().equals(value.text()))
        .findFirst()
        .orElseThrow(() -> value.wrong("supabase or plain"));
  }

  private boolean superuser() {
    Optional<YamlValue> role = map.optional("migration_role");
    if (role.isPresent() && !role.get().text().equals("superuser")) {
      throw role.get().wrong("superuser");
    }
    return role.isPresent();
  }
}
