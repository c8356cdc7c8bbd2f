package dev.pgrehearse.rehearsal;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import org.junit.jupiter.api.Test;

/**
 * The system that takes as long as all others together, in a class of its own, so that they can be
 * rehearsed side by side.
 */
final class LargestSystemIT {

  static final String SYSTEM = "reorganization";

  @Test
  void it_is_clean_on_an_embedded_postgres() {
    try (Server server = Servers.start(new ServerChoice.Embedded(17))) {
      ShippedSystemsIT.isClean(SYSTEM, server);
    }
  }
}
