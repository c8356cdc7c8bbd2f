package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real PostgREST and the real supabase-js cannot tell the reorganized database from the flat one,
 * but for what the calls declare.
 */
final class RealClientsIT {

  private static final int CALLS_AT_LEAST = 200;
  private static final int ANSWERED_AT_LEAST = 150;
  private static final int CALLS_OF_EACH_AT_LEAST = 10;
  private static final int RELATIONS_AT_LEAST = 50;

  /** Names nothing that any mistake touches. */
  private static final String UNTOUCHED = "flags";

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
    Comparison comparison = new Comparison(before, reorganization.after());
    assertThat(comparison.undeclared()).isEmpty();
    assertThat(comparison.unseen()).isEmpty();
  }

  /** It still says what tables require: so it has not looked. */
  @Test
  void clients_hear_the_same_from_a_postgrest_that_has_not_looked_again() throws Exception {
    Comparison comparison = new Comparison(before, reorganization.afterBelowARunningPostgrest());
    assertThat(comparison.undeclared()).isEmpty();
    assertThat(comparison.unseen())
        .anyMatch(declared -> declared.startsWith("the required columns in the API, as service:"));
  }

  @Test
  void enough_is_asked_to_judge_by() {
    assertThat(before).hasSizeGreaterThanOrEqualTo(CALLS_AT_LEAST);
    assertThat(before.stream().map(Answer::name)).doesNotHaveDuplicates();
    assertThat(before.stream().filter(answer -> answer.status() < 300))
        .as("calls that are answered and not refused")
        .hasSizeGreaterThanOrEqualTo(ANSWERED_AT_LEAST);
    assertThat(before.stream().collect(Collectors.groupingBy(Answer::as, Collectors.counting())))
        .containsOnlyKeys("anon", "alice", "bob", "carol", "service")
        .allSatisfy(
            (who, calls) ->
                assertThat(calls).as(who).isGreaterThanOrEqualTo(CALLS_OF_EACH_AT_LEAST));
    assertThat(
            before.stream()
                .filter(answer -> answer.status() < 300)
                .flatMap(answer -> answer.relations().stream())
                .filter(path -> !path.equals("/") && !path.startsWith("/rpc/"))
                .distinct())
        .as("tables and views that answered by their own name")
        .hasSizeGreaterThanOrEqualTo(RELATIONS_AT_LEAST);
  }

  @Test
  void a_declared_difference_that_does_not_show_is_told() {
    assertThat(new Comparison(before, before).unseen())
        .hasSize(before.stream().mapToInt(answer -> answer.differs().size()).sum())
        .hasSizeGreaterThan(10)
        .contains(
            "memories, to nobody, as anon: declared to differ at error.message, and is the same; "
                + "drop the declaration");
  }

  @ParameterizedTest
  @MethodSource("dev.pgrehearse.clients.BrokenFacade#all")
  void clients_notice_a_broken_facade(BrokenFacade broken) throws Exception {
    List<String> differing =
        new Comparison(before, reorganization.afterWith(broken.sql())).differing();
    assertThat(differing).containsAll(broken.noticedBy()).doesNotContain(UNTOUCHED);
  }
}
