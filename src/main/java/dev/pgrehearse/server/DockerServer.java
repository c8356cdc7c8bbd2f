package dev.pgrehearse.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
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
    if (!isDockerThere()) {
      throw new ServerException(
          """
          --postgres docker needs a Docker engine and none answers; start Docker, or use \
          --postgres embedded, which needs none""");
    }
    bring(choice.image());
    DockerImageName image =
        DockerImageName.parse(choice.image()).asCompatibleSubstituteFor("postgres");
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
                "timezone=UTC");
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

  /** Pulled here and once: Testcontainers would try a misspelt name again for minutes. */
  private static void bring(String image) {
    DockerClient docker = DockerClientFactory.lazyClient();
    try {
      docker.inspectImageCmd(image).exec();
    } catch (NotFoundException absent) {
      try {
        docker.pullImageCmd(image).exec(new PullImageResultCallback()).awaitCompletion();
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
