package dev.pgrehearse.changelog;

import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/** Liquibase's parameters as they are written, {@code ${name}}, with the name as group 1. */
final class Parameters {

  private static final Pattern PARAMETER =
      Pattern.compile("\\$\\{\\s*([\\p{L}_][\\p{L}\\p{N}_.-]*)\\s*}");

  private Parameters() {}

  static Stream<MatchResult> in(String text) {
    return PARAMETER.matcher(text).results();
  }

  /**
   * Those that are not in a comment, nor in a body: what is dollar-quoted is often another
   * language, which has {@code ${…}} of its own.
   */
  static List<MatchResult> inSql(String sql) {
    List<MatchResult> written = in(sql).toList();
    if (written.isEmpty()) {
      return List.of();
    }
    List<MatchResult> found = new ArrayList<>();
    Iterator<SqlToken> hidden =
        new SqlLexer(sql).tokens().stream().filter(Parameters::hides).iterator();
    Optional<SqlToken> next = next(hidden);
    for (MatchResult parameter : written) {
      while (next.isPresent() && next.get().end() <= parameter.start()) {
        next = next(hidden);
      }
      if (next.isEmpty() || parameter.start() < next.get().start()) {
        found.add(parameter);
      }
    }
    return found;
  }

  private static Optional<SqlToken> next(Iterator<SqlToken> tokens) {
    return tokens.hasNext() ? Optional.of(tokens.next()) : Optional.empty();
  }

  private static boolean hides(SqlToken token) {
    return token.kind() == SqlToken.Kind.COMMENT || token.kind() == SqlToken.Kind.DOLLAR;
  }

  /** In formatted SQL a changeset has no parameters of its own, and those of the file count. */
  static boolean isUndefined(String name, ChangeSet changeset) {
    return Stream.of(
            Optional.ofNullable(changeset.getChangeLogParameters()),
            Optional.ofNullable(changeset.getChangeLog())
                .map(DatabaseChangeLog::getChangeLogParameters))
        .flatMap(Optional::stream)
        .findFirst()
        .filter(parameters -> !parameters.hasValue(name, changeset.getChangeLog()))
        .isPresent();
  }
}
