package dev.pgrehearse.deployment;

import dev.pgrehearse.input.InputException;
import dev.pgrehearse.input.PathName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what Liquibase is told, where nobody names a file: in the environment, and in the files in
 * which Liquibase, Spring Boot and Maven keep it.
 */
public final class SettingsFinder {

  private static final String ENVIRONMENT = "LIQUIBASE_";

  /** In the order in which they are looked for in a folder; the first that speaks of it counts. */
  private static final Map<String, SettingsFile> FILES = files();

  private final Path working;
  private final Map<String, String> environment;

  /**
   * @param working the working directory, from which files are named
   */
  public SettingsFinder(Path working, Map<String, String> environment) {
    this.working = working.toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
  }

  private static Map<String, SettingsFile> files() {
    Map<String, SettingsFile> files = new LinkedHashMap<>();
    files.put("liquibase.properties", new LiquibaseProperties());
    for (String folder :
        new String[] {"", "config/", "src/main/resources/", "src/main/resources/config/"}) {
      files.put(folder + "application.yml", new SpringYaml());
      files.put(folder + "application.yaml", new SpringYaml());
      files.put(folder + "application.properties", new SpringProperties());
    }
    files.put("pom.xml", new MavenPom());
    return files;
  }

  /** What a file says that somebody names. */
  public Found in(Path file) throws SettingsException {
    String name = file.getFileName().toString();
    return found(file, kind(name)).orElse(Found.nothing(working));
  }

  private static SettingsFile kind(String name) {
    return FILES.getOrDefault(name, new LiquibaseProperties());
  }

  /** What the files of the working directory say. */
  public Found here() throws SettingsException {
    return in(working, true).orElse(Found.nothing(working));
  }

  /** Likewise; where they say nothing, those of the folders from the changelog's upwards. */
  public Found around(Path changelog) throws SettingsException {
    Optional<Found> found = in(working, true);
    Path top = working;
    for (Path folder = changelog.toAbsolutePath().normalize().getParent();
        folder != null && found.isEmpty();
        folder =
            folder.equals(top) || Files.exists(folder.resolve(".git"))
                ? null
                : folder.getParent()) {
      found = in(folder, false);
    }
    return found.orElse(Found.nothing(working));
  }

  private Optional<Found> in(Path folder, boolean all) throws SettingsException {
    for (Map.Entry<String, SettingsFile> known : FILES.entrySet()) {
      Path file = folder.resolve(known.getKey());
      if (Files.isRegularFile(file) && (all || !known.getKey().contains("/"))) {
        Optional<Found> found = found(file, known.getValue());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Found> found(Path file, SettingsFile kind) throws SettingsException {
    String shown = shown(file);
    try {
      return kind.read(file, shown).map(settings -> new Found(settings, home(file, kind)));
    } catch (InputException e) {
      throw new SettingsException(shown, e);
    } catch (InvalidPathException e) {
      throw new SettingsException(shown, new InputException(0, PathName.problem(e)));
    }
  }

  /** Spring looks for its own files in {@code config/} too, and for all others from where it is. */
  private static Path home(Path file, SettingsFile kind) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    boolean isBelow =
        (kind instanceof SpringYaml || kind instanceof SpringProperties)
            && folder.endsWith("config")
            && folder.getParent() != null;
    return isBelow ? folder.getParent() : folder;
  }

  private String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return (absolute.startsWith(working) ? working.relativize(absolute) : absolute)
        .toString()
        .replace('\\', '/');
  }

  /** What {@code LIQUIBASE_…} says. */
  public LiquibaseSettings environment() {
    LiquibaseSettings settings = LiquibaseSettings.none();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (name.toUpperCase(Locale.ROOT).startsWith(ENVIRONMENT)) {
        Optional<Setting> setting = Setting.called(name);
        if (setting.isPresent() && !variable.getValue().isBlank()) {
          settings = settings.with(setting.get(), variable.getValue().strip(), name);
        }
      }
    }
    return settings;
  }

  /**
   * Settings, and the folder from which their paths go.
   *
   * @param folder of the file that says it
   */
  public record Found(LiquibaseSettings settings, Path folder) {

    public Found {
      settings = settings.from(folder);
    }

    static Found nothing(Path folder) {
      return new Found(LiquibaseSettings.none(), folder);
    }
  }
}
