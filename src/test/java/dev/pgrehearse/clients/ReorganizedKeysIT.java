package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients embed along each key of the reorganized database as they did in the flat one. */
final class ReorganizedKeysIT {

  private static final int KEYS_AT_LEAST = 58;
  private static final String ALICE = "00000000-0000-0000-0000-00000000a11c";

  @Test
  void every_key_answers_to_every_name() throws Exception {
    NodePackages.skipWhere(NodePackages.missing());
    NodePackages packages = NodePackages.install();
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        Reorganization reorganization = Reorganization.on(server, packages)) {
      List<Database> sides = reorganization.sides();
      List<KeyForms> keys = KeyForms.of(sides.get(0));
      assertThat(keys).hasSizeGreaterThanOrEqualTo(KEYS_AT_LEAST);
      try (PostgrestServer before = PostgrestServer.start(packages.postgrest(), sides.get(0));
          PostgrestServer after = PostgrestServer.start(packages.postgrest(), sides.get(1))) {
        Rest rest = new Rest(before, after);
        for (String role : List.of("service_role", "authenticated")) {
          List<String> answered = new ArrayList<>();
          assertThat(rest.differences(keys, Rest.token(role, ALICE), answered)).as(role).isEmpty();
          assertThat(answered)
              .as(role)
              .hasSizeGreaterThan(role.equals("authenticated") ? 100 : 600);
        }
      }
    }
  }
}
