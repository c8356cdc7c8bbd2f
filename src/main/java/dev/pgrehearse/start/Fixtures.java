package dev.pgrehearse.start;

import dev.pgrehearse.rehearsal.StartingRows;
import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rows of a new system, as statements. */
final class Fixtures {

  /** Columns by name and by what they refer to. */
  private static final String COLUMNS =
      """
      select
          pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
          pg_catalog.quote_ident(a.attname) as "column",
          t.typcategory = 'N' as number,
          t.typname = 'uuid' as uuid,
          exists (
              select
              from pg_catalog.pg_constraint as k
              where k.contype = 'f'
                  and k.conrelid = c.oid
                  and k.conkey = array[a.attnum]
                  and k.confrelid = pg_catalog.to_regclass('auth.users')
          ) as users
      from pg_catalog.pg_attribute as a
      join pg_catalog.pg_class as c on c.oid = a.attrelid
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      join pg_catalog.pg_type as t on t.oid = a.atttypid
      where c.relkind in ('r', 'p')
          and a.attnum > 0
          and not a.attisdropped
          and n.nspname not in ('information_schema', 'auth')
          and pg_catalog.left(n.nspname, 3) <> 'pg_'
      order by 1, a.attnum
      """;

  private final PolicyMarks marks;
  private final Cast cast;

  Fixtures(PolicyMarks marks, Cast cast) {
    this.marks = marks;
    this.cast = cast;
  }

  /**
   * Made up, on a database that has the tables.
   *
   * @return what puts them in, in order
   */
  List<String> madeUp(Database database, boolean supabase) throws SQLException {
    List<String> statements = new ArrayList<>();
    if (supabase) {
      statements.addAll(users());
      try (Connection connection = database.connectAsSuperuser();
          Statement statement = connection.createStatement()) {
        for (String user : statements) {
          statement.execute(user);
        }
      }
    }
    List<String> tables = StartingRows.write(database, owned(database), Cast.PEOPLE.size());
    try (Connection connection = database.connectAsSuperuser()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set search_path = ''");
      }
      for (String table : tables) {
        statements.addAll(new ExportedRows(connection).of(table, "true"));
      }
    }
    return statements;
  }

  private List<String> users() {
    List<String> users = new ArrayList<>();
    for (int i = 0; i < Cast.PEOPLE.size(); i++) {
      users.add(
          "insert into auth.users (id, email)\nvalues ('%s', '%s')"
              .formatted(cast.values().get("sub").get(i), cast.values().get("email").get(i)));
    }
    return users;
  }

  /**
   * A column that says whose a row is.
   *
   * @param table as SQL names it
   * @param asked what of a session it is compared with
   */
  private record Mark(String table, String column, String asked, boolean number, boolean uuid) {}

  private List<Mark> marks(Database database) throws SQLException {
    List<Mark> found = new ArrayList<>();
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COLUMNS)) {
      while (row.next()) {
        String column = row.getString("column");
        String asked = row.getBoolean("users") ? "sub" : marks.columns().get(column);
        if (asked != null && cast.values().containsKey(asked)) {
          found.add(
              new Mark(
                  row.getString("name"),
                  column,
                  asked,
                  row.getBoolean("number"),
                  row.getBoolean("uuid")));
        }
      }
    }
    return found;
  }

  private Map<String, Map<String, List<String>>> owned(Database database) throws SQLException {
    Map<String, Map<String, List<String>>> owned = new TreeMap<>();
    for (Mark mark : marks(database)) {
      List<String> values = cast.values().get(mark.asked());
      if (values.stream().allMatch(value -> fits(value, mark.number(), mark.uuid()))) {
        owned
            .computeIfAbsent(mark.table(), name -> new LinkedHashMap<>())
            .put(mark.column(), values.stream().map(value -> "'" + value + "'").toList());
      }
    }
    return owned;
  }

  private static boolean fits(String value, boolean number, boolean uuid) {
    return number == value.matches("\\d+") && (!uuid || value.matches("[0-9a-f-]{36}"));
  }

  /**
   * Those that a database takes; they stay there.
   *
   * @param statements in order
   */
  static List<String> taken(List<String> statements, Database database) throws SQLException {
    List<String> taken = new ArrayList<>();
    try (Connection connection = database.connectAsMigrationRole();
        Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      for (String statement : statements) {
        try {
          jdbc.execute(statement);
          taken.add(statement);
        } catch (SQLException e) {
          // A trigger, or a circle of keys: the row is not there, and nothing leans on it.
        }
      }
    }
    return taken;
  }

  /** What policies ask of a session, to the two whose rows are there, where there are two. */
  Map<String, List<String>> ownersIn(Database database) throws SQLException {
    Map<String, List<String>> values = new TreeMap<>(cast.values());
    List<Mark> marks = marks(database);
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (Mark mark : marks) {
        List<String> found = owners(statement, mark.table(), mark.column());
        if (found.size() == Cast.PEOPLE.size()) {
          values.put(mark.asked(), found);
        }
      }
    }
    return values;
  }

  private static List<String> owners(Statement statement, String table, String column) {
    List<String> found = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "select distinct %1$s::text from %2$s where %1$s is not null order by 1 limit %3$d"
                .formatted(column, table, Cast.PEOPLE.size()))) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    } catch (SQLException e) {
      return List.of();
    }
    return found;
  }

  static String text(List<String> statements, String why) {
    return "-- %s\n".formatted(why)
        + statements.stream().map(each -> each + ";\n").collect(Collectors.joining("\n"));
  }
}
