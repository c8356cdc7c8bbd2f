package dev.pgrehearse.deployment;

import dev.pgrehearse.input.InputException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/** {@code liquibase.properties}, as Liquibase's own command line reads it. */
final class LiquibaseProperties implements SettingsFile {

  private static final String PARAMETER = "parameter.";

  @Override
  public Optional<LiquibaseSettings> read(Path file, String shown) throws InputException {
    Properties properties = properties(file);
    LiquibaseSettings settings = LiquibaseSettings.none();
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      String value = properties.getProperty(name).strip();
      Optional<Setting> setting = Setting.called(name);
      if (name.startsWith(PARAMETER)) {
        settings = settings.withParameter(name.substring(PARAMETER.length()), value, shown);
      } else if (setting.isPresent() && !value.isEmpty()) {
        settings = settings.with(setting.get(), value, shown);
      }
    }
    return Optional.of(settings);
  }

  /** In the encoding of properties files, unless it is UTF-8, as most write today. */
  static Properties properties(Path file) throws InputException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file, StandardCharsets.ISO_8859_1)));
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(0, "this is no properties file: " + e.getMessage());
    }
    return properties;
  }
}
