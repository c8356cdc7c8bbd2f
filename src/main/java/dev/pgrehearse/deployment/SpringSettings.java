package dev.pgrehearse.deployment;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What {@code spring.liquibase.*} of a Spring Boot application says. */
final class SpringSettings {

  private static final String PREFIX = "spring.liquibase.";
  private static final String PARAMETERS = "parameters.";
  private static final String DEFAULT_CHANGELOG = "db/changelog/db.changelog-master.yaml";

  /** What the build or the machine that runs it puts in; nothing is said until then. */
  private static final Pattern OPEN = Pattern.compile("\\$\\{|@[\\w.-]+@");

  private final Map<String, String> properties;
  private final String shown;

  /**
   * @param properties all of the application's, by their dotted names
   */
  SpringSettings(Map<String, String> properties, String shown) {
    this.properties = new TreeMap<>(properties);
    this.shown = shown;
  }

  Optional<LiquibaseSettings> read() {
    Map<String, String> known = new TreeMap<>(properties);
    known.putAll(System.getenv());
    Placeholders placeholders = new Placeholders(known);
    LiquibaseSettings settings = LiquibaseSettings.none();
    boolean isThere = false;
    for (Map.Entry<String, String> property : properties.entrySet()) {
      if (!property.getKey().startsWith(PREFIX)) {
        continue;
      }
      isThere = true;
      String name = property.getKey().substring(PREFIX.length());
      String value = placeholders.text(property.getValue()).strip();
      if (OPEN.matcher(value).find()) {
        continue;
      }
      if (name.startsWith(PARAMETERS)) {
        settings = settings.withParameter(name.substring(PARAMETERS.length()), value, shown);
      } else if (name.replace("-", "").equalsIgnoreCase("changelog")) {
        settings = settings.with(Setting.CHANGELOG_FILE, onTheClasspath(value), shown);
      } else {
        Optional<Setting> setting = Setting.called(name);
        if (setting.isPresent() && !value.isEmpty()) {
          settings = settings.with(setting.get(), value, shown);
        }
      }
    }
    return isThere
        ? Optional.of(settings.with(Setting.CHANGELOG_FILE, DEFAULT_CHANGELOG, shown))
        : Optional.empty();
  }

  private static String onTheClasspath(String value) {
    return value.replaceFirst("^classpath\\*?:", "").replaceFirst("^/+", "");
  }
}
