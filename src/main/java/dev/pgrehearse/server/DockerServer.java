package dev.pgrehearse.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A container of a Postgres image. */
final class DockerServer implements RunningPostgres {
  private final String image;
  private final PostgreSQLContainer container;

  private DockerServer(String image, PostgreSQLContainer container) {
    this.image = image;
    this.container = container;
  }

  static RunningPostgres start(ServerChoice.Docker choice) {
    try {
      return started(choice);
    } catch (ContainerFetchException e) {
      throw new ServerException(
          """
          Testcontainers cannot pull the helper with which it clears up: %s; check the network, or set \
          TESTCONTAINERS_RYUK_DISABLED=true and TESTCONTAINERS_CHECKS_DISABLE=true, and pgrehearse \
          clears up alone"""
              .formatted(e.getMessage().replaceFirst("(?s).*imageName=([^,)]+).*", "$1")),
          e);
    }
  }

  private static RunningPostgres started(ServerChoice.Docker choice) {
    if (!isDockerThere()) {
      throw new ServerException(
          """
          --postgres docker needs a Docker engine and none answers; start Docker, or use \
          --postgres embedded, which needs none""");
    }
    InspectImageResponse found = bring(choice.image());
    DockerImageName image =
        DockerImageName.parse(choice.image()).asCompatibleSubstituteFor("postgres");
    // Statements are many here and rows few: to compile one costs more than it ever saves.
    PostgreSQLContainer container =
        new PostgreSQLContainer(image)
            .withDatabaseName("postgres")
            .withUsername("postgres")
            .withPassword(Run.randomPassword())
            .withCommand(
                "postgres",
                "-c",
                "fsync=off",
                "-c",
                "synchronous_commit=off",
                "-c",
                "full_page_writes=off",
                "-c",
                "autovacuum=off",
                "-c",
                "max_wal_size=4GB",
                "-c",
                "jit=off",
                "-c",
                "timezone=UTC");
    if (hasPlentyOfMemory()) {
      ImageFolders.of(found).data().ifPresent(folder -> inMemory(container, folder));
    }
    try {
      container.start();
    } catch (ContainerLaunchException e) {
      container.stop();
      throw new ServerException(
          """
          the container of image %s did not become a Postgres that answers; look at "docker run %s", \
          or use another image"""
              .formatted(choice.image(), choice.image()),
          e);
    }
    return new DockerServer(choice.image(), container);
  }

  /** As {@link SharedMemory} does for an embedded server, and for the same reason. */
  private static void inMemory(PostgreSQLContainer container, String folder) {
    container.withTmpFs(Map.of(folder, "rw"));
  }

  private static boolean hasPlentyOfMemory() {
    Long bytes = DockerClientFactory.lazyClient().infoCmd().exec().getMemTotal();
    return bytes != null && SharedMemory.isPlenty(bytes);
  }

  /** Pulled here and once: Testcontainers would try a misspelt name again for minutes. */
  private static InspectImageResponse bring(String image) {
    DockerClient docker = DockerClientFactory.lazyClient();
    try {
      return docker.inspectImageCmd(image).exec();
    } catch (NotFoundException absent) {
      try {
        docker.pullImageCmd(image).exec(new PullImageResultCallback()).awaitCompletion();
        return docker.inspectImageCmd(image).exec();
      } catch (DockerException | DockerClientException e) {
        throw new ServerException(
            """
            Docker has no image %s and cannot pull it; check the name and the network, or build it"""
                .formatted(image),
            e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ServerException("interrupted while pulling image " + image, e);
      }
    }
  }

  private static boolean isDockerThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @Override
  public String provider() {
    return "docker:" + image;
  }

  @Override
  public Address address() {
    return Address.of(
        container.getJdbcUrl(),
        Map.of("PGUSER", container.getUsername(), "PGPASSWORD", container.getPassword()));
  }

  @Override
  public boolean throwaway() {
    return true;
  }

  @Override
  public void close() {
    container.stop();
  }
}
