package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.routine.BodyText;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Questions to the catalog by the name of a table, which is a string there: they find the view, or
 * table and view both.
 */
record CatalogQuestions(QualifiedName table) {

  /** Those that have relations by name; others are asked by number. */
  private static final Pattern BY_NAME =
      Pattern.compile(
          "pg_(class|tables|views|indexes|stats|policies|rules|type|publication_tables"
              + "|stat(io)?_(xact_)?(all|user|sys)_(tables|indexes|sequences))");

  private static final Set<String> NOT_BY_NAME =
      Set.of(
          "routines",
          "parameters",
          "schemata",
          "sequences",
          "domains",
          "enabled_roles",
          "applicable_roles",
          "routine_privileges",
          "role_routine_grants",
          "sql_features",
          "character_sets",
          "collations");

  /** Of these the view has a row too, so that a question without a schema gets two. */
  private static final Set<String> OF_VIEWS_TOO =
      Set.of(
          "pg_class",
          "pg_type",
          "pg_views",
          "tables",
          "columns",
          "views",
          "table_privileges",
          "role_table_grants",
          "column_privileges",
          "role_column_grants",
          "column_udt_usage");

  private static final Set<String> OF_SCHEMAS =
      Set.of(
          "schemaname",
          "table_schema",
          "nspname",
          "relnamespace",
          "constraint_schema",
          "view_schema",
          "event_object_schema");

  private static final Set<String> OF_POSTGRES =
      Set.of("pg_catalog", "information_schema", "pg_toast");

  private static final Set<String> OF_KINDS = Set.of("relkind", "table_type");

  /** What is held against one of these is no relation's name. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "column_name",
          "attname",
          "table_type",
          "relkind",
          "data_type",
          "udt_name",
          "privilege_type",
          "grantee",
          "contype",
          "conname",
          "constraint_name",
          "constraint_type",
          "policyname",
          "rolname",
          "is_nullable",
          "typtype",
          "cmd");

  private static final int SHORTEST_PATTERN = 3;

  /** In a text or in the strings of it; what is handed over to these stands in the text. */
  boolean in(BodyText text) {
    return asks(text, text.compared())
        || text.executed(table).stream()
            .anyMatch(
                sql ->
                    asks(
                        sql,
                        Stream.concat(sql.compared().stream(), text.compared().stream()).toList()));
  }

  private boolean asks(BodyText text, List<BodyText.Compared> strings) {
    List<String> named = against(OF_SCHEMAS, strings);
    List<String> schemas = named.stream().filter(name -> !OF_POSTGRES.contains(name)).toList();
    if (!schemas.isEmpty() && !schemas.contains(table.schema())) {
      return false;
    }
    // A schema that is not in a string, or is no condition but part of the answer, counts too.
    boolean bySchema =
        !schemas.isEmpty() || (named.isEmpty() && OF_SCHEMAS.stream().anyMatch(text::says));
    List<String> kinds = against(OF_KINDS, strings);
    boolean both = kinds.isEmpty() || kinds.contains("v") || kinds.contains("VIEW");
    return text.mentions().stream()
            .filter(CatalogQuestions::isByName)
            .anyMatch(mention -> bySchema || (both && OF_VIEWS_TOO.contains(mention.name())))
        && strings.stream()
            .filter(one -> !OF_SCHEMAS.contains(one.column()))
            .filter(one -> !OF_OTHERS.contains(one.column()))
            .anyMatch(one -> means(one.string()));
  }

  private static List<String> against(Set<String> columns, List<BodyText.Compared> strings) {
    return strings.stream()
        .filter(one -> columns.contains(one.column()))
        .map(BodyText.Compared::string)
        .toList();
  }

  private static boolean isByName(BodyText.Mention mention) {
    boolean relation = Set.of("relation", "column").contains(mention.kind());
    return relation
        && (mention.schema().equals("information_schema")
            ? !NOT_BY_NAME.contains(mention.name())
            : Set.of("", "pg_catalog").contains(mention.schema())
                && BY_NAME.matcher(mention.name()).matches());
  }

  /** The name alone, in a list as an array is written, or by a pattern. */
  private boolean means(String string) {
    if (string.startsWith("{") && string.endsWith("}")) {
      return List.of(string.substring(1, string.length() - 1).split("\\s*,\\s*"))
          .contains(table.name());
    }
    if (!string.contains("%")) {
      return string.equals(table.name());
    }
    String pattern = string.replace("%", "");
    return pattern.length() >= SHORTEST_PATTERN
        && Pattern.matches(
            Pattern.quote(string).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q"), table.name());
  }
}
