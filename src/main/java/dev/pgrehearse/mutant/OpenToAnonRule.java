package dev.pgrehearse.mutant;

import java.util.List;
import java.util.stream.Collectors;

/** What is made, is made for anon too; where there is none, for a role of the application. */
final class OpenToAnonRule implements Rule {

  private static final Operator TO_ANON =
      new Operator(
          "grant-all-to-anon",
          "grants",
          "Whoever is not logged in, or connects as the application, may do everything.");

  private final Schema schema;

  OpenToAnonRule(Schema schema) {
    this.schema = schema;
  }

  @Override
  public List<Operator> operators() {
    return List.of(TO_ANON);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    Tokens tokens = statement.tokens();
    if (statement.is("create table") || statement.createsView()) {
      faults.addAtTheEnd(
          TO_ANON, "grant all on table %s to %s".formatted(written(statement), outsider()));
    } else if (statement.createsRoutine()) {
      int open = tokens.afterName(statement.nameAt());
      if (tokens.at(open, "(")) {
        faults.addAtTheEnd(
            TO_ANON,
            "grant all on %s %s(%s) to %s"
                .formatted(
                    statement.is("create procedure") ? "procedure" : "function",
                    written(statement),
                    parameters(tokens.inside(open)),
                    outsider()));
      }
    }
  }

  private String outsider() {
    String role = schema.outsider();
    return role.matches("[a-z_][a-z0-9_]*") ? role : '"' + role.replace("\"", "\"\"") + '"';
  }

  private static String written(Statement statement) {
    Tokens tokens = statement.tokens();
    return tokens.part(statement.nameAt(), tokens.afterName(statement.nameAt())).sql();
  }

  /** Parameters as grant takes them: without their defaults. */
  static String parameters(Tokens inside) {
    return inside.items().stream()
        .map(
            parameter -> {
              int end = parameter.size();
              for (String start : List.of("default", "=", ":=")) {
                int at = parameter.find(0, start);
                end = at < 0 ? end : Math.min(end, at);
              }
              return parameter.part(0, end).sql();
            })
        .collect(Collectors.joining(", "));
  }
}
