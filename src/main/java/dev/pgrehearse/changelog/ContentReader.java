package dev.pgrehearse.changelog;

import dev.pgrehearse.sql.SqlStatement;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.precondition.PreconditionLogic;
import liquibase.serializer.LiquibaseSerializable;

/** Reads what Liquibase has parsed back into texts that can be compared. */
final class ContentReader {

  /** What says who a changeset is, or is said to readers alone. */
  private static final Set<String> NOT_CONTENT =
      Set.of("id", "author", "logicalFilePath", "comment", "created");

  /** Of a change that is SQL. */
  private static final Set<String> NOT_SENT = Set.of("comment", "sqlStartLine", "sqlEndLine");

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}\\s]+)}");
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s\"'<>{}\\[\\](),;=]+");

  private final SearchRoot root;

  ContentReader(SearchRoot root) {
    this.root = root;
  }

  String preconditions(DatabaseChangeLog changelog) {
    return text(changelog.getPreconditions(), new TreeSet<>());
  }

  ChangesetContent content(Changeset changeset, ChangeSet parsed) {
    Map<String, String> parts = new TreeMap<>();
    Set<String> written = new TreeSet<>();
    for (String field : parsed.getSerializableFields()) {
      if (!NOT_CONTENT.contains(field)) {
        put(parts, field, text(parsed.getSerializableFieldValue(field), written));
      }
    }
    // What the includes above it add, and what Liquibase does not count as a field.
    put(parts, "contextFilter", text(parsed.buildFullContext(), written));
    put(parts, "labels", text(parsed.buildFullLabels(), written));
    put(parts, "runWith", text(parsed.getRunWith(), written));
    put(parts, "modifySql", text(parsed.getSqlVisitors(), written));
    put(parts, "properties", properties(parsed));
    return new ChangesetContent(changeset, parts, names(changeset, written));
  }

  private static void put(Map<String, String> parts, String part, String text) {
    if (!text.isEmpty()) {
      parts.put(part, text);
    }
  }

  /**
   * @param written collects every text on the way
   */
  private String text(Object value, Set<String> written) {
    if (value == null || (value instanceof PreconditionLogic logic && isEmpty(logic))) {
      return "";
    }
    if (value instanceof LiquibaseSerializable part) {
      List<String> lines = new ArrayList<>(List.of(part.getSerializedObjectName()));
      for (String field : new TreeSet<>(part.getSerializableFields())) {
        String text = text(part, field, written);
        if (!text.isEmpty()) {
          lines.add((field + ": " + text).indent(2).stripTrailing());
        }
      }
      return String.join("\n", lines);
    }
    if (value instanceof Collection<?> several) {
      return several.stream()
          .map(one -> text(one, written))
          .filter(text -> !text.isEmpty())
          .collect(Collectors.joining("\n"));
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach((key, one) -> sorted.put(String.valueOf(key), text(one, written)));
      return sorted.isEmpty() ? "" : sorted.toString();
    }
    String text = value.toString();
    written.add(text);
    return text;
  }

  /** Each file that is included leaves a container, whether there is something in it or not. */
  private static boolean isEmpty(PreconditionLogic logic) {
    return logic.getNestedPreconditions().stream()
        .allMatch(nested -> nested instanceof PreconditionLogic inner && isEmpty(inner));
  }

  private String text(LiquibaseSerializable part, String field, Set<String> written) {
    if (part instanceof AbstractSQLChange change) {
      if (NOT_SENT.contains(field)) {
        return "";
      }
      if (field.equals("sql") && !(part instanceof SQLFileChange)) {
        return text(sent(change), written);
      }
    }
    return text(part.getSerializableFieldValue(field), written);
  }

  /** What reaches the server, call by call, without the comments that it passes over. */
  private static List<String> sent(AbstractSQLChange change) {
    if (change.getSql() == null) {
      return List.of();
    }
    return new SqlText(
            change.getSql(),
            "",
            List.of(),
            change.isSplitStatements(),
            change.isStripComments(),
            Optional.ofNullable(change.getEndDelimiter()))
        .calls().texts().stream()
            .map(
                call ->
                    SqlStatement.cut(call).stream()
                        .map(
                            statement ->
                                statement.stream()
                                    .map(token -> token.of(call))
                                    .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(";\n")))
            .filter(call -> !call.isEmpty())
            .toList();
  }

  /** The changelog's properties that the files of SQL name, with their values. */
  private String properties(ChangeSet parsed) {
    Map<String, String> values = new TreeMap<>();
    Stream.concat(parsed.getChanges().stream(), parsed.getRollback().getChanges().stream())
        .filter(SQLFileChange.class::isInstance)
        .forEach(change -> properties(parsed, change, values));
    return values.isEmpty() ? "" : values.toString();
  }

  private void properties(ChangeSet parsed, Change change, Map<String, String> values) {
    String file = ResourceName.of(parsed.getChangeLog());
    String sql;
    try {
      sql = root.text(ChangesetReader.resolve(file, (SQLFileChange) change));
    } catch (IOException | InvalidPathException e) {
      return; // a file that is not there names nothing
    }
    Matcher property = PROPERTY.matcher(sql);
    while (property.find()) {
      Object value =
          parsed.getChangeLogParameters().getValue(property.group(1), parsed.getChangeLog());
      if (value != null) {
        values.put(property.group(1), value.toString());
      }
    }
  }

  private static Set<String> names(Changeset changeset, Set<String> written) {
    Set<String> names = new TreeSet<>();
    changeset.sqlFile().ifPresent(file -> names.add(normal(file)));
    changeset.rollbackFile().ifPresent(file -> names.add(normal(file)));
    String changelog = changeset.location().file();
    for (String text : written) {
      Stream.concat(Stream.of(text), BETWEEN_NAMES.splitAsStream(text))
          .filter(name -> name.indexOf('.') >= 0 || name.indexOf('/') >= 0)
          .filter(name -> name.indexOf('\n') < 0)
          .forEach(
              name -> {
                names.add(normal(name));
                names.add(normal(beside(changelog, name)));
              });
    }
    return names;
  }

  private static String beside(String changelog, String name) {
    int folder = changelog.lastIndexOf('/');
    return folder < 0 ? name : changelog.substring(0, folder + 1) + name;
  }

  private static String normal(String name) {
    try {
      return Path.of(ResourceName.of(name)).normalize().toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return name;
    }
  }
}
