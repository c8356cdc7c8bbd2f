package dev.pgrehearse.advice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * What the operators and the platform's functions are called, by their numbers in trees.
 *
 * @param anonymous the role of a request without a token
 */
record Names(String anonymous, Map<Long, String> operators, Map<Long, String> functions) {

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
      order by kind, oid
      """;

  Names {
    operators = Map.copyOf(operators);
    functions = Map.copyOf(functions);
  }

  static Names of(Connection connection, String anonymous) throws SQLException {
    Map<Long, String> operators = new HashMap<>();
    Map<Long, String> functions = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        (rows.getString("kind").equals("operator") ? operators : functions)
            .put(rows.getLong("oid"), rows.getString("name"));
      }
    }
    return new Names(anonymous, operators, functions);
  }

  /** Postgres's own functions do not matter, apart from the one that reads settings. */
  boolean isUnimportant(Node call) {
    return call.oid("funcid") < FIRST_OF_USERS && function(call).isEmpty();
  }

  String operator(Node node) {
    return operators.getOrDefault(node.oid("opno"), "");
  }

  String function(Node node) {
    return functions.getOrDefault(node.oid("funcid"), "");
  }
}
