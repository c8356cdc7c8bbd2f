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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code liquibase.properties}, as Liquibase's own command line reads it. */
final class LiquibaseProperties implements SettingsFile {

  private static final String PARAMETER = "parameter.";

  /** A backslash and a u that is not itself behind one, without four digits. */
  private static final Pattern NO_CHARACTER =
      Pattern.compile("(?<!\\\\)(?:\\\\{2})*\\\\u(?![0-9a-fA-F]{4})");

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
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new InputException(0, "this cannot be read: " + e.getMessage());
    }
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          lineOfNoCharacter(text), "this is no properties file: " + e.getMessage());
    }
    return properties;
  }

  /** The one thing that is wrong in such a file. */
  private static int lineOfNoCharacter(String text) {
    Matcher escape = NO_CHARACTER.matcher(text);
    return escape.find() ? (int) text.substring(0, escape.end()).lines().count() : 1;
  }
}
