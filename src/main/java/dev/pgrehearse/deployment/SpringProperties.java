package dev.pgrehearse.deployment;

import dev.pgrehearse.input.InputException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** {@code application.properties} of Spring Boot. */
final class SpringProperties implements SettingsFile {

  @Override
  public Optional<LiquibaseSettings> read(Path file, String shown) throws InputException {
    Properties properties = LiquibaseProperties.properties(file);
    Map<String, String> all = new TreeMap<>();
    properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    return new SpringSettings(all, shown).read();
  }
}
