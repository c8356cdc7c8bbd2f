package dev.pgrehearse.cli;

import java.nio.file.Path;

/** The project's folder, which the launcher names. */
final class Home {

  private Home() {}

  static Path folder() {
    return Path.of(System.getProperty("pgrehearse.home", "")).toAbsolutePath().normalize();
  }
}
