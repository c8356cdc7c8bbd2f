package dev.pgrehearse.start;

import dev.pgrehearse.check.Session;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Checks that hold a facade against what its table showed to each identity before it moved. */
final class ObservedChecks {

  private final List<Identity> identities;
  private final Map<String, String> seen = new TreeMap<>();

  private ObservedChecks(List<Identity> identities) {
    this.identities = List.copyOf(identities);
  }

  /**
   * Asks the tables.
   *
   * @param tables as SQL names them
   * @param database with the tables and their rows
   */
  static ObservedChecks of(
      List<String> tables, List<Identity> identities, Database database, String migrationRole)
      throws SQLException {
    ObservedChecks checks = new ObservedChecks(identities);
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      Session session = new Session(connection, migrationRole);
      for (Identity identity : identities) {
        for (String table : tables) {
          statement.execute(session.entering(identity));
          checks.seen.put(identity.name() + " " + table, look(statement, table));
          connection.rollback();
        }
      }
    }
    return checks;
  }

  private static String look(Statement statement, String table) {
    try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return "value: \"%s\"".formatted(row.getString(1));
    } catch (SQLException e) {
      return "sqlstate: \"%s\"".formatted(e.getSQLState());
    }
  }

  /** The file of a pack. */
  String text(String phase, Map<MovePlan, String> slugs) {
    StringBuilder text = new StringBuilder("phase: %s\nchecks:".formatted(phase));
    slugs.forEach(
        (move, slug) -> {
          text.append(
              check(
                  slug,
                  "shows_every_row_of_its_table",
                  "What is in %s is what clients see in %s.".formatted(move.home(), move.facade()),
                  "migration",
                  "select (select count(*) from %s) = (select count(*) from %s)"
                      .formatted(move.facade(), move.home()),
                  "value: true"));
          text.append(
              check(
                  slug,
                  "asks_the_policies_about_its_caller",
                  "Without security_invoker the view would show the rows that its owner may see.",
                  "migration",
                  "select reloptions from pg_catalog.pg_class where oid = %s::regclass"
                      .formatted(Names.literal(move.facade())),
                  "value: \"{security_invoker=on}\""));
          identities.forEach(identity -> text.append(check(move, slug, identity)));
        });
    return text.toString();
  }

  private String check(MovePlan move, String slug, Identity identity) {
    String expected = seen.get(identity.name() + " " + move.facade());
    String who = Cast.slug(identity.name());
    return expected.startsWith("sqlstate")
        ? check(
            slug,
            "is_closed_to_" + who,
            "Nobody may do more through the facade than with the table.",
            identity.name(),
            "select count(*) from " + move.facade(),
            expected)
        : check(
            slug,
            "shows_%s_what_the_table_did".formatted(who),
            "So many rows of fixtures.sql were theirs before it moved.",
            identity.name(),
            "select count(*) from " + move.facade(),
            expected);
  }

  private static String check(
      String slug, String fact, String because, String who, String sql, String expected) {
    return """

          - name: %s_facade_%s
            because: %s
            as: %s
            sql: %s
            %s
        """
        .formatted(slug, fact, Yaml.text(because), Yaml.text(who), Yaml.text(sql), expected)
        .replaceFirst("(?s)\\s+$", "\n");
  }

  /** Of each move, in the order of a plan, unique in it. */
  static List<String> slugs(List<String> changesets) {
    List<String> slugs = new ArrayList<>();
    changesets.forEach(id -> slugs.add(id.replaceFirst(".*/\\d+_", "").toLowerCase(Locale.ROOT)));
    return slugs;
  }
}
