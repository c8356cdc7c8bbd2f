package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Right facades pass but for what no view can do, and each broken one is caught. */
final class ProofIT {

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_right_passthrough_facade_differs_only_in_what_no_view_can_do() throws SQLException {
    ProofResult result = prove(ProvedPair.resource("passthrough.sql"));
    assertThat(result.facades()).containsExactly("public.tasks");
    assertThat(forms(result)).isEmpty();
    assertThat(result.statements()).isGreaterThan(50);
  }

  @Test
  void a_facade_without_a_default_is_caught() throws SQLException {
    ProofResult result =
        prove(
            ProvedPair.resource("passthrough.sql"),
            "alter view public.tasks alter column state set default 'closed';");
    assertThat(forms(result)).contains("insert-some-columns");
    assertThat(result.findings()).isNotEmpty().allMatch(f -> f.rule().equals("facade-differs"));
  }

  private static ProofResult prove(String... after) throws SQLException {
    try (ProvedPair pair = ProvedPair.of(server, ProvedPair.resource("before.sql"), after)) {
      return pair.proof().run(name -> {});
    }
  }

  private static List<String> forms(ProofResult result) {
    TreeSet<String> forms = new TreeSet<>();
    result.differences().forEach(difference -> forms.add(difference.form()));
    return List.copyOf(forms);
  }
}
