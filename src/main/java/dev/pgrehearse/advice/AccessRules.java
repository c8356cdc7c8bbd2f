package dev.pgrehearse.advice;

import dev.pgrehearse.server.PlatformSchemas;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.postgresql.PGStatement;

/** The rules about access, for the roles that requests come in as. */
public final class AccessRules {

  private final Resources resources;
  private final FactReader reader;
  private final BrokenBodies brokenBodies;

  private AccessRules(Resources resources) {
    this.resources = resources;
    this.reader = new FactReader(resources);
    this.brokenBodies = new BrokenBodies(resources);
  }

  /**
   * The rules for these roles, in every schema that is not the platform's.
   *
   * @param anonymous the role of a request without a token
   * @param others further roles that a request may come in as and that policies bind
   * @param excludedSchemas schemas to leave out as well
   */
  public static AccessRules of(String anonymous, List<String> others, Set<String> excludedSchemas) {
    List<String> roles = new ArrayList<>(List.of(anonymous));
    roles.addAll(others);
    Set<String> platform = new TreeSet<>(PlatformSchemas.ALL);
    platform.add("information_schema");
    platform.addAll(excludedSchemas);
    return new AccessRules(new Resources(roles, platform));
  }

  /**
   * The rules for what users come in as.
   *
   * @param ofPlatform a platform's roles that policies bind, the visitors' first; none without one
   * @param own an application's own
   */
  public static AccessRules of(
      List<String> ofPlatform, List<String> own, Set<String> excludedSchemas) {
    if (ofPlatform.isEmpty()) {
      return withoutVisitors(own, excludedSchemas);
    }
    List<String> others = new ArrayList<>(ofPlatform.subList(1, ofPlatform.size()));
    others.addAll(own);
    return of(ofPlatform.get(0), others, excludedSchemas);
  }

  /**
   * The rules where nobody comes in without having said who he is.
   *
   * @param roles that the application connects as; without any, the rules that ask for none
   */
  private static AccessRules withoutVisitors(List<String> roles, Set<String> excludedSchemas) {
    Set<String> left = new TreeSet<>(excludedSchemas);
    left.add("information_schema");
    List<String> asked = new ArrayList<>();
    if (!roles.isEmpty()) {
      // In the place of the one without a token; no role has this name.
      asked.add("");
      asked.addAll(roles);
    }
    return new AccessRules(new Resources(asked, left));
  }

  /** What there is to say about the database as it stands, the gravest first. Changes nothing. */
  public List<Advice> advice(Connection superuser) throws SQLException {
    try (QuietTransaction look = QuietTransaction.on(superuser)) {
      return ask(look.connection());
    }
  }

  /** Whether there are bodies of functions that nobody can read on this server. */
  public boolean leaveBodiesUnread(Connection superuser) throws SQLException {
    try (QuietTransaction look = QuietTransaction.on(superuser)) {
      return brokenBodies.leavesSomeUnread(look.connection());
    }
  }

  /** Whether a rule counts between two changesets too, and not only at the end of a changelog. */
  public static boolean countsInEveryState(Advice advice) {
    return Stream.concat(Rulebook.RULES.stream(), Stream.of(Rulebook.BROKEN_BODY))
        .anyMatch(rule -> rule.everyState() && rule.slug().equals(advice.rule()));
  }

  /**
   * The planner takes facts for few rows, and would go through all of one kind for each of another:
   * at a thousand tables six times as long as this, which at a few costs two milliseconds more.
   */
  private static void hashJoins(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local enable_nestloop = off");
    }
  }

  private List<Advice> ask(Connection connection) throws SQLException {
    Map<String, Rule> rules = new LinkedHashMap<>();
    Rulebook.RULES.forEach(rule -> rules.put(rule.slug(), rule));
    if (resources.anonymous().isEmpty()) {
      rules.replaceAll((slug, rule) -> rule.withoutPlatform());
      PlainRulebook.RULES.forEach(rule -> rules.put(rule.slug(), rule));
    }
    Facts facts = reader.read(connection);
    List<Advice> advice = new ArrayList<>();
    hashJoins(connection);
    try (PreparedStatement query = connection.prepareStatement(resources.rules(Rulebook.RULES))) {
      // The same query after every changeset: planned once a connection is enough.
      query.unwrap(PGStatement.class).setPrepareThreshold(1);
      query.setString(1, facts.asJson());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          advice.add(
              rules
                  .get(rows.getString("rule"))
                  .advice(
                      rows.getString("object"),
                      rows.getString("detail"),
                      rows.getString("target")));
        }
      }
    }
    advice.addAll(brokenBodies.read(connection));
    Advice[] sorted = advice.toArray(Advice[]::new);
    Arrays.sort(sorted);
    return List.of(sorted);
  }
}
