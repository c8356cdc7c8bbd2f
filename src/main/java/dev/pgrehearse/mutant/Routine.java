package dev.pgrehearse.mutant;

import dev.pgrehearse.sql.SqlToken;
import java.util.Optional;

/** A function or procedure, or the code of a do: its attributes, and what it runs. */
final class Routine {

  private final Statement statement;
  private final Tokens tokens;

  Routine(Statement statement) {
    this.statement = statement;
    this.tokens = statement.tokens();
  }

  static boolean in(Statement statement) {
    return statement.createsRoutine() || statement.is("do");
  }

  /** The index of an attribute of it, which is not inside its body; -1 for none. */
  int attribute(String... words) {
    for (int i = afterParameters(); i < tokens.size(); i = tokens.next(i)) {
      if (tokens.at(i, "begin", "atomic")) {
        return -1;
      }
      if (tokens.at(i, words)) {
        return i;
      }
    }
    return -1;
  }

  /** Where an attribute can be put: before {@code as}, or at the end. */
  int attributesEnd() {
    int as = attribute("as");
    int body = as >= 0 ? as : bodyStart();
    return tokens.end(body - 1);
  }

  private int afterParameters() {
    int at = statement.is("do") ? 1 : tokens.afterName(statement.nameAt());
    return tokens.at(at, "(") ? tokens.next(at) : at;
  }

  boolean returnsTrigger() {
    return attribute("returns", "trigger") >= 0;
  }

  /** Its code, where it is SQL or PL/pgSQL. */
  Optional<Tokens> body() {
    int language = attribute("language");
    if (language >= 0 && !tokens.at(language + 1, "sql") && !tokens.at(language + 1, "plpgsql")) {
      return Optional.empty();
    }
    for (int i = afterParameters(); i < tokens.size(); i++) {
      if (tokens.kind(i) == SqlToken.Kind.DOLLAR) {
        return tokens.body(i);
      }
    }
    return bodyStart() < tokens.size() ? Optional.of(tokens.from(bodyStart())) : Optional.empty();
  }

  /** Where a body begins that is not quoted. */
  private int bodyStart() {
    for (int i = afterParameters(); i < tokens.size(); i = tokens.next(i)) {
      if (tokens.at(i, "begin", "atomic") || tokens.at(i, "return")) {
        return i;
      }
    }
    return tokens.size();
  }
}
