package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever can be altered is seen: the cases of differences.sql, on every version. */
final class FingerprintDifferencesIT {
  private static final int AT_LEAST = 120;

  @TestFactory
  Stream<DynamicTest> on_15() throws SQLException, IOException {
    return cases(15);
  }

  @TestFactory
  Stream<DynamicTest> on_16() throws SQLException, IOException {
    return cases(16);
  }

  @TestFactory
  Stream<DynamicTest> on_17() throws SQLException, IOException {
    return cases(17);
  }

  @TestFactory
  Stream<DynamicTest> on_18() throws SQLException, IOException {
    return cases(18);
  }

  @Test
  void what_the_queries_say_of_one_object_is_said_under_one_name()
      throws SQLException, IOException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser()) {
      execute(connection, DifferenceCase.read("base.sql"));
      List<String> commentsOfAllKinds =
          DifferenceCase.all().stream()
              .filter(one -> one.title().startsWith("comments on all kinds"))
              .map(DifferenceCase::change)
              .toList();
      execute(connection, commentsOfAllKinds.get(0));
      assertThat(Fingerprint.of(connection, FingerprintScope.everything()).objects())
          .hasSizeGreaterThan(100)
          .allSatisfy(
              (object, attributes) -> {
                if (!object.startsWith("privileges on ") && !object.startsWith("language ")) {
                  assertThat(attributes.keySet())
                      .as(object)
                      .anyMatch(name -> !name.matches("comment|privileges of .*"));
                }
              });
    }
  }

  private static Stream<DynamicTest> cases(int version) throws SQLException, IOException {
    List<DifferenceCase> cases =
        DifferenceCase.all().stream().filter(one -> one.runsOn(version)).toList();
    assertThat(cases).hasSizeGreaterThan(AT_LEAST);
    Server server = Servers.start(new ServerChoice.Embedded(version));
    try {
      Database database = server.createDatabase(PrivilegeRegime.CLOSED);
      Connection connection = database.connectAsSuperuser();
      execute(connection, DifferenceCase.read("base.sql"));
      connection.setAutoCommit(false);
      FingerprintScope scope =
          new FingerprintScope(Set.of("ignored"), Map.of(server.migrationRole(), "migration_role"));
      Fingerprint base = Fingerprint.of(connection, scope);
      return cases.stream()
          .map(
              one -> DynamicTest.dynamicTest(one.title(), () -> play(connection, scope, base, one)))
          .onClose(server::close);
    } catch (SQLException | IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static void play(
      Connection connection, FingerprintScope scope, Fingerprint base, DifferenceCase one)
      throws SQLException {
    try {
      execute(connection, one.given());
      Fingerprint before = one.given().isEmpty() ? base : Fingerprint.of(connection, scope);
      execute(connection, one.change());
      Fingerprint after = Fingerprint.of(connection, scope);
      assertThat(before.differencesTo(after).stream().map(Difference::sentence))
          .usingElementComparator(
              (sentence, expected) ->
                  DifferenceCase.isSeen(expected, sentence)
                          || DifferenceCase.isSeen(sentence, expected)
                      ? 0
                      : 1)
          .containsExactlyInAnyOrderElementsOf(one.seen());
      if (!one.undo().isEmpty()) {
        execute(connection, one.undo());
        assertThat(before.differencesTo(Fingerprint.of(connection, scope))).isEmpty();
      }
    } finally {
      connection.rollback();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    if (!sql.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(sql);
      }
    }
  }
}
