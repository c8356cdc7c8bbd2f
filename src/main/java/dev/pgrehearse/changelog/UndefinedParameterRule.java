package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.serializer.LiquibaseSerializable;

/** undefined-parameter: what nobody defines goes to the database as it is written. */
final class UndefinedParameterRule implements LintRule {

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
              for (MatchResult parameter : Parameters.inSql(sql.sql())) {
                if (Parameters.isUndefined(parameter.group(1), changeset.parsed())) {
                  findings.add(finding(changeset, parameter.group(1), sql.at(parameter.start())));
                }
              }
            });
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(changeset.changes().stream(), changeset.rollbackChanges().stream())
        .filter(change -> !(change instanceof AbstractSQLChange))
        .forEach(change -> read(change, "", names));
    names.stream()
        .filter(name -> Parameters.isUndefined(name, changeset.parsed()))
        .map(name -> finding(changeset, name, place(subject, changeset, name)))
        .forEach(findings::add);
    return findings.stream();
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
        Parameters.inSql(text).forEach(parameter -> names.add(parameter.group(1)));
      } else {
        Parameters.in(text).forEach(found -> names.add(found.group(1)));
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
