package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.SearchPath;
import dev.pgrehearse.facade.move.Whereabouts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A function or procedure with a body of text.
 *
 * @param identity its name with the types of its arguments
 * @param header all of its definition before the body, with names as they were before any move
 * @param hindrance why the login may not replace it, where it may not
 * @param path the value of search_path that it sets itself
 */
public record Routine(
    long oid,
    String identity,
    String header,
    String body,
    String language,
    boolean definer,
    String owner,
    Optional<String> hindrance,
    Optional<String> path) {
  private static final String BEFORE_BODY = "\nAS $";

  public static Routine of(ResultSet row) throws SQLException {
    String definition = row.getString("definition");
    return new Routine(
        row.getLong("oid"),
        row.getString("identity"),
        definition.substring(0, definition.indexOf(BEFORE_BODY)),
        row.getString("body"),
        row.getString("language"),
        row.getBoolean("definer"),
        row.getString("owner"),
        Optional.ofNullable(row.getString("hindrance")),
        Optional.ofNullable(row.getString("path")));
  }

  /** Whether it looks nothing up in public, whoever calls it. */
  boolean setsSafePath() {
    return path.isPresent() && !SearchPath.schemas(path.get()).contains("public");
  }

  /** Whether rows of the table are among its arguments or its result. */
  boolean hasRowsOf(QualifiedName table) {
    BodyTokens tokens = BodyTokens.of(header);
    for (int i = 2; i < tokens.size(); i++) {
      if (tokens.text(i - 1).equals(".")
          && tokens.isName(i)
          && !tokens.text(i + 1).equals("(")
          && tokens.unquoted(i).equals(table.name())
          && tokens.unquoted(i - 2).equals(table.schema())) {
        return true;
      }
    }
    return false;
  }

  /** Its name alone, without quotes. */
  String name() {
    String bare = identity.substring(0, identity.indexOf('('));
    String last =
        bare.substring(bare.startsWith("\"") ? bare.indexOf("\".") + 2 : bare.indexOf('.') + 1);
    return last.startsWith("\"") ? QualifiedName.unquoted(last) : last;
  }

  /** The same one with another body, and with a path of its own. */
  Routine with(String newBody, List<String> schemas) {
    String setting = SearchPath.setting(schemas);
    String withoutPath = header.replaceAll("\n SET search_path TO [^\n]*", "");
    return new Routine(
        oid,
        identity,
        withoutPath + "\n SET search_path TO " + setting,
        newBody,
        language,
        definer,
        owner,
        hindrance,
        Optional.of(setting));
  }

  Routine with(String newBody) {
    return new Routine(oid, identity, header, newBody, language, definer, owner, hindrance, path);
  }

  /** The statement that makes it what it is, while the tables are where they are. */
  public String definition(Whereabouts whereabouts) {
    return RoutineText.of(whereabouts.in(header), body);
  }
}
