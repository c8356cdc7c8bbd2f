package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.serializer.LiquibaseSerializable;

/** undefined-parameter: what nobody defines goes to the database as it is written. */
final class UndefinedParameterRule implements LintRule {

  private static final Pattern PARAMETER =
      Pattern.compile("\\$\\{\\s*([\\p{L}_][\\p{L}\\p{N}_.-]*)\\s*}");
  private static final Set<String> SQL = Set.of("procedureText", "selectQuery");

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return subject.changesets().stream().flatMap(changeset -> check(subject, changeset));
  }

  private static Stream<Finding> check(LintSubject subject, LintedChangeset changeset) {
    List<Finding> findings = new ArrayList<>();
    changeset
        .texts()
        .forEach(
            sql -> {
              for (MatchResult parameter : inSql(sql.sql())) {
                if (isUndefined(changeset, parameter.group(1))) {
                  findings.add(finding(changeset, parameter.group(1), sql.at(parameter.start())));
                }
              }
            });
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(changeset.changes().stream(), changeset.rollbackChanges().stream())
        .filter(change -> !(change instanceof AbstractSQLChange))
        .forEach(change -> read(change, "", names));
    names.stream()
        .filter(name -> isUndefined(changeset, name))
        .map(name -> finding(changeset, name, place(subject, changeset, name)))
        .forEach(findings::add);
    return findings.stream();
  }

  private static boolean isUndefined(LintedChangeset changeset, String name) {
    return changeset.parsed().getChangeLogParameters() != null
        && !changeset
            .parsed()
            .getChangeLogParameters()
            .hasValue(name, changeset.parsed().getChangeLog());
  }

  /**
   * Those that are not in a comment, nor in a body: what is dollar-quoted is often another
   * language, which has {@code ${…}} of its own.
   */
  private static List<MatchResult> inSql(String sql) {
    List<MatchResult> written = PARAMETER.matcher(sql).results().toList();
    if (written.isEmpty()) {
      return List.of();
    }
    List<MatchResult> found = new ArrayList<>();
    Iterator<SqlToken> hidden =
        new SqlLexer(sql).tokens().stream().filter(UndefinedParameterRule::hides).iterator();
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

  private static void read(Object value, String field, Set<String> names) {
    if (value instanceof LiquibaseSerializable part) {
      for (String name : part.getSerializableFields()) {
        read(part.getSerializableFieldValue(name), name, names);
      }
    } else if (value instanceof Collection<?> several) {
      several.forEach(one -> read(one, field, names));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(one -> read(one, field, names));
    } else if (value instanceof String text && text.contains("${")) {
      if (SQL.contains(field)) {
        inSql(text).forEach(parameter -> names.add(parameter.group(1)));
      } else {
        PARAMETER.matcher(text).results().forEach(found -> names.add(found.group(1)));
      }
    }
  }

  private static Location place(LintSubject subject, LintedChangeset changeset, String name) {
    Location where = changeset.location();
    List<String> lines = subject.files().getOrDefault(where.file(), List.of());
    Pattern written = Pattern.compile("\\$\\{\\s*" + Pattern.quote(name) + "\\s*}");
    for (int number = Math.max(1, where.line()); number <= lines.size(); number++) {
      if (written.matcher(lines.get(number - 1)).find()) {
        return Location.of(where.file(), number);
      }
    }
    return where;
  }

  private static Finding finding(LintedChangeset changeset, String name, Location where) {
    return changeset
        .warning(
            "undefined-parameter",
            where,
            "nothing defines ${%s}: Liquibase sends it to the database as it stands"
                .formatted(name),
            """
            define it, with a property in the changelog or on the command line (-Dname=value); \
            --missing-property-mode=error lets Liquibase stop where one is missing; a text that is \
            meant as it stands may stay""")
        .about(name);
  }
}
