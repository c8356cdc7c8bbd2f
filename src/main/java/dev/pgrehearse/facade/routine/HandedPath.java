package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Functions that a write to the table runs and that look names up without a path of their own. An
 * empty path in the facade's triggers would reach down to them, where the table left them the path
 * of the client.
 *
 * @param functions by their names with the types of their arguments, sorted
 */
public record HandedPath(List<String> functions) {

  /** Where no trigger hands anything down. */
  public static final HandedPath NONE = new HandedPath(List.of());

  private record Function(long oid, String identity) {}

  public HandedPath {
    functions = List.copyOf(functions);
  }

  public static HandedPath of(LiveCatalog catalog, Table table, Routines routines)
      throws SQLException {
    return of(catalog, table, routines, Map.of());
  }

  /** Likewise, where a move is about to give some of them a path. */
  public static HandedPath of(
      LiveCatalog catalog, Table table, Routines routines, Map<Routine, Rewrite> rewrites)
      throws SQLException {
    Dictionary dictionary = Dictionary.read(catalog);
    return new HandedPath(
        catalog
            .rows(
                "handed_path",
                row -> new Function(row.getLong("oid"), row.getString("identity")),
                table.oid())
            .stream()
            .filter(
                function ->
                    routines
                        .of(function.oid())
                        .map(routine -> after(routine, rewrites))
                        .map(routine -> looksUp(routine, dictionary))
                        .orElse(true))
            .map(Function::identity)
            .toList());
  }

  private static Routine after(Routine routine, Map<Routine, Rewrite> rewrites) {
    return Optional.ofNullable(rewrites.get(routine))
        .filter(rewrite -> routine.hindrance().isEmpty())
        .flatMap(Rewrite::routine)
        .orElse(routine);
  }

  /**
   * Whether some schema has what an unqualified name in it may mean: which of them is on the paths
   * of clients is not known. SQL that is built when it runs cannot be read.
   */
  private static boolean looksUp(Routine routine, Dictionary dictionary) {
    if (routine.path().isPresent()) {
      return false;
    }
    BodyText text = new BodyText(routine.body());
    Set<String> named =
        text.mentions().stream()
            .filter(mention -> mention.schema().isEmpty())
            .filter(mention -> !dictionary.inPostgresItself(mention.kind(), mention.name()))
            .map(mention -> mention.kind() + " " + mention.name())
            .collect(Collectors.toSet());
    text.operators().forEach(operator -> named.add("operator " + operator));
    return text.dynamic()
        || dictionary.entries().stream()
            .anyMatch(entry -> named.contains(entry.kind() + " " + entry.name()));
  }

  /** The line of a function that sets the path, where it can. */
  public String setting() {
    return functions.isEmpty() ? "set search_path = ''\n" : "";
  }

  /** For whoever would give the function a path, as linters advise. */
  public Optional<String> comment() {
    return functions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Sets no search_path, which would reach down to what a write runs: %s."
                .formatted(String.join(", ", functions)));
  }

  public List<Finding> notices(String facade) {
    if (functions.isEmpty()) {
      return List.of();
    }
    return List.of(
        Finding.info(
            "facade-caller-path",
            "",
            Location.NONE,
            """
            %s: a write runs %s, which look names up on the path of whoever writes: so the functions \
            of the facade's triggers set no search_path"""
                .formatted(facade, String.join(", ", functions)),
            """
            nothing; all names in them are qualified. Where each of those sets a search_path, plan \
            again, or reissue the facade"""));
  }
}
