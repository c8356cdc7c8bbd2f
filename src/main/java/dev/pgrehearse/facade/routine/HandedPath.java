package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  public HandedPath {
    functions = List.copyOf(functions);
  }

  public static HandedPath of(Table table, Routines routines) {
    return of(table, routines, Map.of());
  }

  /** Likewise, where a move is about to give some of them a path. */
  public static HandedPath of(Table table, Routines routines, Map<Routine, Rewrite> rewrites) {
    return new HandedPath(routines.handedByWrites(table, rewrites));
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
