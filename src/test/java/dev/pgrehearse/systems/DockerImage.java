package dev.pgrehearse.systems;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgrehearse.server.ServerChoice;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** The image that tests in a container use. */
final class DockerImage {

  private DockerImage() {}

  /** Ends the test as skipped where there is no Docker, unless it is required. */
  static String orSkip() {
    if (!"1".equals(System.getenv("PGREHEARSE_REQUIRE_DOCKER"))) {
      assumeTrue(
          DockerClientFactory.instance().isDockerAvailable(),
          "no Docker engine answers, and this test needs a Postgres with Debian's packages");
    }
    return Optional.ofNullable(System.getenv("PGREHEARSE_DOCKER_IMAGE"))
        .orElse(ServerChoice.DEFAULT_IMAGE);
  }
}
