package dev.pgrehearse.clients;

import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every way in which a client of PostgREST can name the other end of a foreign key.
 *
 * @param child the table that refers
 * @param column of it, the first of the key
 * @param parent the table that is referred to
 * @param parentColumn of it, the first of the key
 */
record KeyForms(
    String name,
    String child,
    String column,
    String childFirst,
    String parent,
    String parentColumn,
    String parentFirst) {

  /** Those between tables of {@code public}, in the order of their names. */
  static List<KeyForms> of(Database tables) throws SQLException {
    List<KeyForms> keys = new ArrayList<>();
    try (Connection connection = tables.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select
                    k.conname,
                    c.relname,
                    (select attname from pg_attribute where attrelid = c.oid and attnum = conkey[1]),
                    (select attname from pg_attribute where attrelid = c.oid and attnum = 1),
                    p.relname,
                    (select attname from pg_attribute where attrelid = p.oid and attnum = confkey[1]),
                    (select attname from pg_attribute where attrelid = p.oid and attnum = 1)
                from pg_constraint as k
                join pg_class as c on c.oid = k.conrelid
                join pg_class as p on p.oid = k.confrelid
                where k.contype = 'f'
                    and k.conparentid = 0
                    and c.relnamespace = 'public'::regnamespace
                    and p.relnamespace = 'public'::regnamespace
                order by
                    k.conname,
                    c.relname
                """)) {
      while (rows.next()) {
        keys.add(
            new KeyForms(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7)));
      }
    }
    return keys;
  }

  /** What it is called to the path that asks for it. */
  Map<String, String> paths() {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("table", up("*,x:%s(*)".formatted(parent)));
    paths.put("table!constraint", up("*,x:%s!%s(*)".formatted(parent, name)));
    paths.put("table!column", up("*,x:%s!%s(*)".formatted(parent, column)));
    paths.put("column", up("*,x:%s(*)".formatted(column)));
    paths.put("constraint", up("*,x:%s(*)".formatted(name)));
    paths.put("column, spread", up("*,...%s(y:%s)".formatted(column, parentColumn)));
    paths.put("column, inner", up("*,x:%s!inner(*)".formatted(column)));
    paths.put("constraint, inner", up("*,x:%s!inner(*)".formatted(name)));
    paths.put("column, filtered", up("*,x:%s(*)".formatted(column)) + "&x=not.is.null");
    paths.put("back, table", down("*,x:%s(*)".formatted(child)));
    paths.put("back, table!constraint", down("*,x:%s!%s(*)".formatted(child, name)));
    paths.put("back, table!column", down("*,x:%s!%s(*)".formatted(child, column)));
    paths.put("back, constraint", down("*,x:%s(*)".formatted(name)));
    paths.put("back, constraint, inner", down("*,x:%s!inner(*)".formatted(name)));
    return paths;
  }

  private String up(String select) {
    return "/%s?select=%s&order=%s".formatted(child, select, childFirst);
  }

  private String down(String select) {
    return "/%s?select=%s&order=%s".formatted(parent, select, parentFirst);
  }
}
