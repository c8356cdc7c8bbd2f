package dev.pgrehearse.facade;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Skipped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who uses a form that no facade can serve: functions, and statements that were really sent. */
final class HardStops {
  private static final String EXTENSION =
      """
      select n.nspname
      from pg_catalog.pg_extension as e
      join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
      where e.extname = 'pg_stat_statements'""";
  private static final int LONGEST = 80;
  private static final String WHAT = "statements that were sent to the tables";

  private final List<Sent> sent = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Names names;

  /** A statement with who sent it. */
  private record Sent(String role, String query, BodyText text) {

    static Sent of(ResultSet row) throws SQLException {
      String query = row.getString("query");
      return new Sent(row.getString("role"), query, new BodyText(query));
    }

    /** Who sent what, cut where it gets long. */
    String words() {
      String line = query.replaceAll("\\s+", " ").strip();
      return "%s with \"%s\""
          .formatted(role, line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }
  }

  HardStops(LiveCatalog catalog, Names names) throws SQLException {
    this.names = names;
    Optional<String> schema =
        catalog.rowsOf(EXTENSION, row -> row.getString(1)).stream().findFirst();
    if (schema.isEmpty()) {
      skipped.add(
          new Skipped(
              WHAT,
              "pg_stat_statements is not in this database; create extension pg_stat_statements and"
                  + " plan again after a day of traffic"));
    } else {
      read(catalog, schema.get());
    }
  }

  private void read(LiveCatalog catalog, String schema) throws SQLException {
    Connection connection = catalog.connection();
    Savepoint savepoint = connection.setSavepoint();
    try {
      catalog
          .rowsOf(
              """
              select
                  s.userid::pg_catalog.regrole::text as role,
                  s.query
              from %s as s
              join pg_catalog.pg_database as d on d.oid = s.dbid
              where d.datname = pg_catalog.current_database()
              order by
                  role,
                  s.query collate "C\""""
                  .formatted(names.qualified(schema, "pg_stat_statements")),
              Sent::of)
          .forEach(sent::add);
    } catch (SQLException e) {
      connection.rollback(savepoint);
      skipped.add(
          new Skipped(
              WHAT,
              "pg_stat_statements cannot be read (%s); log in as a role with pg_read_all_stats"
                  .formatted(e.getSQLState())));
    }
    if (sent.stream()
        .anyMatch(one -> one.text().words().contains(" < insufficient privilege > "))) {
      skipped.add(
          new Skipped(
              WHAT + " by other roles",
              "pg_stat_statements hides them; log in as a role with pg_read_all_stats"));
    }
  }

  List<Skipped> skipped() {
    return List.copyOf(skipped);
  }

  /** To be asked when the functions have been re-issued: those that are left use the facade. */
  List<Finding> of(Move move, Routines routines, int version) {
    QualifiedName table = QualifiedName.from(move);
    TreeMap<HardStop, List<String>> users = new TreeMap<>();
    for (Map.Entry<Routine, BodyText> entry : routines.naming(table).entrySet()) {
      add(users, table, version, entry.getValue(), entry.getKey().identity());
    }
    for (Sent one : sent) {
      if (routines.names(table, one.text())) {
        add(users, table, version, one.text(), one.words());
      }
    }
    String facade = table.quoted(names);
    return users.entrySet().stream()
        .map(
            entry ->
                Finding.warning(
                    entry.getKey().rule(),
                    "",
                    Location.NONE,
                    "%s: %s, and it is used by %s"
                        .formatted(
                            facade,
                            entry.getKey().consequence(),
                            String.join(", ", entry.getValue().stream().distinct().toList())),
                    entry.getKey().fix(facade, QualifiedName.to(move).quoted(names))))
        .toList();
  }

  private static void add(
      Map<HardStop, List<String>> users,
      QualifiedName table,
      int version,
      BodyText text,
      String who) {
    for (HardStop stop : HardStop.values()) {
      if (stop.in(text.words(), table, version)) {
        users.computeIfAbsent(stop, form -> new ArrayList<>()).add(who);
      }
    }
  }
}
