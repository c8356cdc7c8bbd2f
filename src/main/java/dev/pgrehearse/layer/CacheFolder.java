package dev.pgrehearse.layer;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where this kind of system has the caches of its users. */
final class CacheFolder {
  private CacheFolder() {}

  /**
   * The folder of pgrehearse.
   *
   * @param environment PGREHEARSE_CACHE goes before everything else
   * @param system its name, as {@code os.name} gives it
   * @param home the user's
   */
  static Path of(Map<String, String> environment, String system, Path home) {
    return set(environment, "PGREHEARSE_CACHE")
        .orElseGet(() -> base(environment, system, home).resolve("pgrehearse"));
  }

  private static Path base(Map<String, String> environment, String system, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches");
    }
    if (name.startsWith("windows")) {
      return set(environment, "LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
    }
    // A relative path there is to be ignored: so the specification of the variable.
    return set(environment, "XDG_CACHE_HOME")
        .filter(Path::isAbsolute)
        .orElse(home.resolve(".cache"));
  }

  private static Optional<Path> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
