package dev.pgrehearse.rehearsal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/**
 * A container does for a rehearsal what the embedded server does. One system shows it; all of them
 * are played by {@link ShippedSystemsIT}.
 */
final class ContainerIT {

  @Test
  @Tag("docker")
  void a_system_is_clean_in_a_container() {
    if (!"1".equals(System.getenv("PGREHEARSE_REQUIRE_DOCKER"))) {
      assumeTrue(
          DockerClientFactory.instance().isDockerAvailable(),
          "no Docker engine answers, so no system is rehearsed in a container");
    }
    String image =
        Optional.ofNullable(System.getenv("PGREHEARSE_DOCKER_IMAGE"))
            .orElse(ServerChoice.DEFAULT_IMAGE);
    try (Server server = Servers.start(new ServerChoice.Docker(image))) {
      ShippedSystemsIT.isClean("crm", server);
    }
  }
}
