package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why a text that names a table must not be written anew by a program.
 *
 * @param path on which its names are looked up today
 */
record TextObstacles(BodyText text, List<String> path, Dictionary all, Names names) {
  static final String CHANGES =
      "it changes the schema of the table when it runs, which fails on a view or changes the view alone";
  private static final Pattern SQL =
      Pattern.compile("(?is)\\W*(select|insert|update|delete|with|merge|table|values|copy)\\b.*");
  private static final Pattern SET_CONSTRAINT = Pattern.compile(" set constraints (?!all )");
  private static final Pattern RELATION_IN_SQL =
      Pattern.compile(
          "(?i)\\b(?:from|join|into|update|table|copy)\\s+(?:only\\s+)?(\"[^\"]+\"|[\\w$]+)(?![.\\w$]|\\s*[.(])");

  TextObstacles {
    path = List.copyOf(path);
  }

  /** Whatever becomes of its search_path. */
  Optional<String> always(QualifiedName table) {
    if (text.dynamic()) {
      return Optional.of("it builds SQL when it runs, which cannot be read before");
    }
    if (text.commonTables().contains(table.name())) {
      return Optional.of("a with clause in it has the table's name");
    }
    if (text.changes().name(table, all.schemaOf("relation", table.name(), path))) {
      return Optional.of(CHANGES);
    }
    return text.changes().temporaryTables().stream()
        .filter(name -> all.schemaOf("relation", name, path).isPresent())
        .findFirst()
        .map(name -> "%s in it may be the temporary table that it makes".formatted(name));
  }

  /** If it is to use the facade and gives or takes rows of the table, which are of another type. */
  Optional<String> ofRows(Move move) {
    return move.sameRows() && !text.usesWholeRow(move.fromName())
        ? Optional.empty()
        : Optional.of("it gives or takes rows of the table, and the facade's are of another type");
  }

  /** If it gets a search_path that finds nothing: what in it would be looked up there. */
  Optional<String> withoutPath() {
    return string()
        .or(this::constraint)
        .or(this::sqlInStrings)
        .or(this::computedField)
        .or(
            () ->
                text.changes()
                    .unqualified(
                        text.mentions().stream()
                            .map(BodyText.Mention::start)
                            .collect(Collectors.toSet()),
                        all.names(path))
                    .map(name -> "%s in it stands in a change of the schema".formatted(name)));
  }

  private Optional<String> string() {
    return text.strings().stream()
        .filter(
            string ->
                all.schemaOf("relation", string, path).isPresent()
                    || all.schemaOf("configuration", string, path).isPresent())
        .findFirst()
        .or(() -> text.objectNames().stream().filter(name -> !name.contains(".")).findFirst())
        .map("the string '%s' in it may be a name that is looked up on the path"::formatted);
  }

  private Optional<String> constraint() {
    return SET_CONSTRAINT.matcher(text.words()).find()
        ? Optional.of("set constraints in it looks a name up on the path")
        : Optional.empty();
  }

  private Optional<String> sqlInStrings() {
    for (String string : text.literals()) {
      Matcher relation = RELATION_IN_SQL.matcher(string);
      while (SQL.matcher(string).matches() && relation.find()) {
        String name = QualifiedName.unquoted(relation.group(1));
        if (all.schemaOf("relation", name, path).isPresent()) {
          return Optional.of("a string in it may be SQL that names %s".formatted(name));
        }
      }
    }
    return Optional.empty();
  }

  /** {@code t.full_name} calls {@code full_name(t)} where the table has no such column. */
  private Optional<String> computedField() {
    return text.mentions().stream()
        .filter(mention -> mention.kind().equals("column"))
        .filter(mention -> all.schemaOf("field", mention.name(), path).isPresent())
        .findFirst()
        .map(
            mention ->
                "%s.%s in it may be a call of function %s"
                    .formatted(
                        mention.schema(),
                        mention.name(),
                        names.qualified(
                            all.schemaOf("field", mention.name(), path).orElseThrow(),
                            mention.name())));
  }
}
