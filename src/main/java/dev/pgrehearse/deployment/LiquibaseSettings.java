package dev.pgrehearse.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What Liquibase is told besides the changelog: each setting with where it comes from. The first to
 * say something is heard, as it is by Liquibase.
 */
public final class LiquibaseSettings {

  /**
   * A value.
   *
   * @param text as it is written
   * @param origin where, for people
   */
  public record Value(String text, String origin) {

    /** How the origin of what nobody says begins: it was found by where files are. */
    public static final String FOUND = "where ";

    /** Whether nobody says it, and it was found by where files are. */
    public boolean isFound() {
      return origin.startsWith(FOUND);
    }
  }

  private final Map<Setting, Value> values;
  private final Map<String, Value> parameters;

  private LiquibaseSettings(Map<Setting, Value> values, Map<String, Value> parameters) {
    EnumMap<Setting, Value> own = new EnumMap<>(Setting.class);
    own.putAll(values);
    this.values = Collections.unmodifiableMap(own);
    this.parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** Nothing. */
  public static LiquibaseSettings none() {
    return new LiquibaseSettings(new EnumMap<>(Setting.class), Map.of());
  }

  /** The same and one more, unless it is there already. */
  public LiquibaseSettings with(Setting setting, String text, String origin) {
    Map<Setting, Value> more = new EnumMap<>(Setting.class);
    more.putAll(values);
    more.putIfAbsent(setting, new Value(text, origin));
    return new LiquibaseSettings(more, parameters);
  }

  /** The same and one more parameter of the changelog, unless it is there already. */
  public LiquibaseSettings withParameter(String name, String text, String origin) {
    Map<String, Value> more = new TreeMap<>(parameters);
    more.putIfAbsent(name, new Value(text, origin));
    return new LiquibaseSettings(values, more);
  }

  /** The same, and from {@code others} what it does not say. */
  public LiquibaseSettings orElse(LiquibaseSettings others) {
    LiquibaseSettings all = this;
    for (Map.Entry<Setting, Value> other : others.values.entrySet()) {
      all = all.with(other.getKey(), other.getValue().text(), other.getValue().origin());
    }
    for (Map.Entry<String, Value> other : others.parameters.entrySet()) {
      all = all.withParameter(other.getKey(), other.getValue().text(), other.getValue().origin());
    }
    return all;
  }

  /** The same, its folders and jars seen from {@code folder}. */
  public LiquibaseSettings from(Path folder) {
    Map<Setting, Value> absolute = new EnumMap<>(Setting.class);
    values.forEach(
        (setting, value) ->
            absolute.put(
                setting,
                setting == Setting.SEARCH_PATH || setting == Setting.CLASSPATH
                    ? new Value(
                        paths(setting).stream()
                            .map(path -> folder.resolve(path).normalize().toString())
                            .collect(Collectors.joining(",")),
                        value.origin())
                    : value));
    return new LiquibaseSettings(absolute, parameters);
  }

  /** What is said, as it is written. */
  public Optional<String> text(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(Value::text);
  }

  /** What is said, with where. */
  public Optional<Value> value(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** Values of the changelog's {@code ${…}}, by name. */
  public Map<String, String> parameters() {
    Map<String, String> texts = new TreeMap<>();
    parameters.forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }

  /** The folders and jars that a setting names, in order. */
  public List<Path> paths(Setting setting) {
    List<Path> paths = new ArrayList<>();
    for (String name : text(setting).orElse("").split(setting.between(), -1)) {
      if (!name.isBlank()) {
        paths.add(Path.of(name.strip()));
      }
    }
    return List.copyOf(paths);
  }

  /** To be handed to another process, which reads them by {@link #ofArguments}. */
  public List<String> asArguments() {
    List<String> arguments = new ArrayList<>();
    values.forEach((setting, value) -> arguments.add(setting.name() + "=" + value.text()));
    parameters.forEach((name, value) -> arguments.add("-D" + name + "=" + value.text()));
    return List.copyOf(arguments);
  }

  /** What {@link #asArguments} wrote. */
  public static LiquibaseSettings ofArguments(List<String> arguments) {
    LiquibaseSettings settings = none();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = argument.substring(0, equals);
      String text = argument.substring(equals + 1);
      settings =
          name.startsWith("-D")
              ? settings.withParameter(name.substring(2), text, "the process before")
              : settings.with(Setting.valueOf(name), text, "the process before");
    }
    return settings;
  }

  /** A line for each, with where it comes from. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    values.forEach(
        (setting, value) ->
            lines.add("%s=%s from %s".formatted(setting.word(), value.text(), value.origin())));
    parameters.forEach(
        (name, value) ->
            lines.add("parameter %s=%s from %s".formatted(name, value.text(), value.origin())));
    return List.copyOf(lines);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiquibaseSettings settings
        && values.equals(settings.values)
        && parameters.equals(settings.parameters);
  }

  @Override
  public int hashCode() {
    return 31 * values.hashCode() + parameters.hashCode();
  }

  @Override
  public String toString() {
    return String.join(", ", lines());
  }
}
