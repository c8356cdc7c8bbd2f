import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Where noise leaves a question open: whether the server does the same work, or other work. */
final class Plans {
  private final Sessions sessions;

  Plans(Sessions sessions) {
    this.sessions = sessions;
  }

  void print(List<Question> questions) throws SQLException {
    System.out.printf("%nPlans through a facade, against those on its table%n");
    for (Question question : questions) {
      for (Way way : List.of(Way.PASSTHROUGH, Way.RESHAPED, Way.TRIGGERS)) {
        if (way != Way.TRIGGERS || !question.operation().writes()) {
          compare(question, way);
        }
      }
    }
  }

  private void compare(Question question, Way way) throws SQLException {
    String table = plan(question, new Route(way, Target.TABLE));
    String facade = plan(question, new Route(way, Target.FACADE));
    boolean same = facade.equals(table);
    System.out.printf("    %-38s%-14s%s%n", question.title(), way.title(), same ? "same" : "other");
    if (!same) {
      System.out.print((table + "instead\n" + facade).indent(8));
    }
  }

  private String plan(Question question, Route route) throws SQLException {
    Operation operation = question.operation();
    Session session = sessions.of(question.person());
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement explain =
        session.connection().prepareStatement("explain (costs off) " + operation.sql(route))) {
      operation.fill(explain, 1);
      try (ResultSet lines = explain.executeQuery()) {
        while (lines.next()) {
          plan.append(asOfTheTable(lines.getString(1))).append('\n');
        }
      }
    }
    session.rollback();
    return plan.toString();
  }

  /** The view's text has another alias. */
  private static String asOfTheTable(String line) {
    return line.replace("memory_entries t", "memory_entries");
  }
}
