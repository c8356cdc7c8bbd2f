package dev.pgrehearse.advice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the operators and the platform's functions are called, by their numbers in trees.
 *
 * @param anonymous the role of a request without a token
 * @param odd functions that are not as most are of their kind: of Postgres's own those that take a
 *     null for a value, of the others those that do not
 */
record Names(
    String anonymous, Map<Long, String> operators, Map<Long, String> functions, Set<Long> odd) {

  private static final long FIRST_OF_USERS = 16384;

  private static final String QUERY =
      """
      select 'operator' as kind, o.oid::bigint as oid, o.oprname::text as name
      from pg_catalog.pg_operator as o
      where o.oprname in ('=', '<>', '->>')
      union all
      select 'function', p.oid::bigint, n.nspname || '.' || p.proname
      from pg_catalog.pg_proc as p
      join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
      where n.nspname = 'auth'
          or (n.nspname = 'pg_catalog' and p.proname = 'current_setting')
      union all
      select 'odd', p.oid::bigint, ''
      from pg_catalog.pg_proc as p
      where p.proisstrict = (p.oid >= 16384)
      order by kind, oid
      """;

  Names {
    operators = Map.copyOf(operators);
    functions = Map.copyOf(functions);
    odd = Set.copyOf(odd);
  }

  static Names of(Connection connection, String anonymous) throws SQLException {
    Map<Long, String> operators = new HashMap<>();
    Map<Long, String> functions = new HashMap<>();
    Set<Long> odd = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        if (rows.getString("kind").equals("odd")) {
          odd.add(rows.getLong("oid"));
        } else {
          (rows.getString("kind").equals("operator") ? operators : functions)
              .put(rows.getLong("oid"), rows.getString("name"));
        }
      }
    }
    return new Names(anonymous, operators, functions, odd);
  }

  /** Postgres's own functions do not matter, apart from the one that reads settings. */
  boolean isUnimportant(Node call) {
    return call.oid("funcid") < FIRST_OF_USERS && function(call).isEmpty();
  }

  /** Whether it gives null as soon as an argument is null. */
  boolean isStrict(long function) {
    return odd.contains(function) == (function >= FIRST_OF_USERS);
  }

  String operator(Node node) {
    return operators.getOrDefault(node.oid("opno"), "");
  }

  String function(Node node) {
    return functions.getOrDefault(node.oid("funcid"), "");
  }
}
