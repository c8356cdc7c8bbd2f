package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real PostgREST and the real supabase-js cannot tell the reorganized database from the flat. */
final class RealClientsIT {

  private static final int CALLS_AT_LEAST = 2;

  private static Optional<String> missing = Optional.empty();
  private static Server server;
  private static Reorganization reorganization;
  private static List<Answer> before;

  @BeforeAll
  static void start() throws Exception {
    missing = NodePackages.missing();
    if (missing.isEmpty()) {
      NodePackages packages = NodePackages.install();
      server = Servers.start(new ServerChoice.Embedded(17));
      reorganization = Reorganization.on(server, packages);
      before = reorganization.before();
    }
  }

  /** Before each, for what is skipped as a whole shows in no report. */
  @BeforeEach
  void node() {
    NodePackages.skipWhere(missing);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void clients_hear_the_same_before_and_after() throws Exception {
    assertThat(before).hasSizeGreaterThanOrEqualTo(CALLS_AT_LEAST);
    assertThat(new Comparison(before, reorganization.after()).complaints()).isEmpty();
  }
}
