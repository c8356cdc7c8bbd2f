package dev.pgrehearse.project;

import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code pgrehearse.yaml} at the root of a user's repository says: what one would else type.
 *
 * @param folder that it is in; paths count from there
 * @param changelog the root changelog
 * @param preludes SQL files, or folders of them, that make the state before it
 * @param fixtures likewise, with rows
 * @param fixturesAfter the changeset after which they are run, where it says so
 * @param deployment how it is deployed
 * @param postgres where to rehearse, as {@code --postgres} takes it
 * @param postgresVersion the major version
 * @param postgrest the program of PostgREST
 * @param defaultsFile where Liquibase's settings are
 * @param verification the folder that holds one for each system
 * @param levels of rules
 * @param runs how its rehearsals are run
 */
public record Project(
    Path folder,
    Optional<Path> changelog,
    List<Path> preludes,
    List<Path> fixtures,
    Optional<String> fixturesAfter,
    Deployment deployment,
    Optional<String> postgres,
    Optional<Integer> postgresVersion,
    Optional<Path> postgrest,
    Optional<Path> defaultsFile,
    Path verification,
    Levels levels,
    RunSettings runs) {

  /** What the file is called. */
  public static final String FILE = "pgrehearse.yaml";

  public Project {
    preludes = List.copyOf(preludes);
    fixtures = List.copyOf(fixtures);
  }

  /**
   * The project that a folder is in: the first file from there upwards, to the root of the
   * repository.
   *
   * @throws SpecException when it cannot be read
   */
  public static Optional<Project> around(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Optional<Path> top = repository(absolute);
    for (Path at = absolute; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(FILE))) {
        return Optional.of(in(at));
      }
      if (Optional.of(at).equals(top)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The root of the repository that a folder is in, which has {@code .git}. */
  public static Optional<Path> repository(Path folder) {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /**
   * The project whose root is {@code folder}.
   *
   * @throws SpecException when its file cannot be read
   */
  public static Project in(Path folder) {
    return new ProjectYaml(folder.toAbsolutePath().normalize()).read();
  }

  /** Its systems. */
  public Spec specs() {
    return new Spec(folder, verification, deployment);
  }
}
