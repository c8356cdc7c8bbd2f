package dev.pgrehearse.cli;

import dev.pgrehearse.project.Agreement;
import dev.pgrehearse.project.Levels;
import dev.pgrehearse.project.Project;
import dev.pgrehearse.project.RunSettings;
import dev.pgrehearse.spec.Spec;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * Where the systems are: in the user's project, which has {@code pgrehearse.yaml} at its root, or
 * else in the folder that the launcher is in.
 */
final class Home {

  private static final Path HERE = Path.of("");

  private Home() {}

  static Path folder() {
    return project().map(Project::folder).orElseGet(Home::own);
  }

  /** What the user's project says of itself. */
  static Optional<Project> project() {
    return Project.around(HERE);
  }

  /** How the user's project has its rehearsals run. */
  static RunSettings runs() {
    return project().map(Project::runs).orElseGet(RunSettings::usual);
  }

  static Spec specs() {
    return project().map(Project::specs).orElseGet(() -> new Spec(own()));
  }

  /** The user's, whether it says something or not. */
  static Path repository() {
    return project()
        .map(Project::folder)
        .or(() -> Project.repository(HERE))
        .orElseGet(() -> HERE.toAbsolutePath().normalize());
  }

  /** What the user's project has agreed on. */
  static Agreement agreement() {
    return Agreement.of(
        repository(), project().map(Project::levels).orElse(Levels.none()), today());
  }

  /** The same in each place of the world. */
  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** What the user's project says and has agreed on stands in these, if they are there. */
  static Set<Path> files() {
    return Set.of(repository().resolve(Project.FILE), repository().resolve(Agreement.FILE));
  }

  /** Where the reports of rehearsals are. */
  static Path reports(boolean ofSystems) {
    Optional<Path> said = runs().reports();
    if (said.isPresent()) {
      return Terminal.shown(said.get());
    }
    Path base = ofSystems ? folder() : project().map(Project::folder).orElse(HERE);
    return base.resolve("target").resolve("rehearsal");
  }

  private static Path own() {
    String named = System.getProperty("pgrehearse.home");
    Path home = named == null ? besideTheJar() : Path.of(named);
    return home.toAbsolutePath().normalize();
  }

  /** Without the launcher, the jar may stand where the build put it. */
  private static Path besideTheJar() {
    if (Files.isDirectory(HERE.resolve("verification"))) {
      return HERE;
    }
    try {
      Path code = Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path home = code.toAbsolutePath().getParent().resolveSibling("");
      return Files.isDirectory(home.resolve("verification")) ? home : HERE;
    } catch (URISyntaxException e) {
      return HERE;
    }
  }
}
