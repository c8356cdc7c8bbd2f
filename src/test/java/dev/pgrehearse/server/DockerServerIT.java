package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

@Tag("docker")
final class DockerServerIT {
  private static final String IMAGE =
      Optional.ofNullable(System.getenv("PGREHEARSE_DOCKER_IMAGE"))
          .orElse(ServerChoice.DEFAULT_IMAGE);

  /** Skipped where there is no Docker; with PGREHEARSE_REQUIRE_DOCKER=1 the tests then fail. */
  @BeforeEach
  void docker_is_there_or_the_tests_are_skipped() {
    if (!"1".equals(System.getenv("PGREHEARSE_REQUIRE_DOCKER"))) {
      assumeTrue(
          DockerClientFactory.instance().isDockerAvailable(),
          "no Docker engine answers, so the Docker provider is not tested");
    }
  }

  @Test
  void a_container_gives_databases_in_both_regimes_and_clones() {
    try (Server server = Servers.start(ServerChoice.parse("docker:" + IMAGE, 17))) {
      assertThat(server.provider()).isEqualTo("docker:" + IMAGE);
      assertThat(server.version()).matches("[0-9]+\\.[0-9]+");
      for (PrivilegeRegime regime : List.of(PrivilegeRegime.OPEN, PrivilegeRegime.CLOSED)) {
        try (Database database = server.createDatabase(regime);
            Database clone = server.cloneOf(database);
            Session session = new Session(clone.connectAsMigrationRole())) {
          assertThat(session.string("select count(*)::text from auth.users")).isEqualTo("0");
          assertThat(session.string("show timezone")).isEqualTo("UTC");
          assertThat(session.string("show jit")).isEqualTo("off");
        }
      }
    }
  }

  @Test
  void a_container_keeps_its_databases_in_memory_where_the_engine_has_plenty() {
    Long memory = DockerClientFactory.lazyClient().infoCmd().exec().getMemTotal();
    assumeTrue(memory != null && memory >= 16L << 30, "the Docker engine has less than 16 GiB");
    try (Server server = Servers.start(ServerChoice.parse("docker:" + IMAGE, 17));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Session session = new Session(database.connectAsSuperuser())) {
      assertThat(session.string("show data_directory")).isEqualTo(fileSystems("tmpfs", session));
    }
  }

  /** The one of the server's data, if it is of the type. */
  private static String fileSystems(String type, Session session) {
    return session.string(
        """
        select line[2]
        from pg_catalog.regexp_split_to_table(
            pg_catalog.pg_read_file('/proc/mounts'), '\\n'
        ) as l
        cross join lateral pg_catalog.regexp_split_to_array(l, ' ') as line
        where line[2] = pg_catalog.current_setting('data_directory')
            and line[3] = '%s'
        """
            .formatted(type));
  }

  @Test
  void the_image_has_pgvector() {
    try (Server server = Servers.start(ServerChoice.parse("docker:" + IMAGE, 17));
        Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Session session = new Session(database.connectAsSuperuser())) {
      assertThat(session.string("select ('[1,2]'::extensions.vector)::text")).isEqualTo("[1,2]");
    }
  }

  @Test
  void an_image_that_is_nowhere_is_named() {
    assertThatThrownBy(
            () -> Servers.start(ServerChoice.parse("docker:pgrehearse/no-such-image:1", 17)))
        .isInstanceOf(ServerException.class)
        .hasMessage(
            """
            Docker has no image pgrehearse/no-such-image:1 and cannot pull it; check the name and \
            the network, or build it""");
  }
}
