package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Script;
import dev.pgrehearse.facade.move.Whereabouts;
import dev.pgrehearse.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Functions that name tables of several moves, each written anew once for all of them. */
public final class JointReissue {
  private static final int WIDTH = 100;
  private static final String SETS_NONE = "sets none and";
  private static final String SETS_NONE_IN_THE_END =
      "sets none, at the latest on the way back, and";

  private final Routines routines;
  private final Names names;

  /**
   * A move that is made, or is going to be.
   *
   * @param table as it is now
   * @param strangers roles that may not look names up in its new schema
   */
  public record Moved(Move move, Table table, Set<String> strangers) {
    public Moved {
      strangers = Set.copyOf(strangers);
    }
  }

  /** What has become of one function. */
  private static final class Change {
    private final Routine before;
    private final Set<String> tables = new LinkedHashSet<>();
    private Rewrite last;

    private Change(Routine before, Rewrite last) {
      this.before = before;
      this.last = last;
    }
  }

  public JointReissue(Routines routines, Names names) {
    this.routines = routines;
    this.names = names;
  }

  /**
   * Writes the new definitions, and the old ones for the way back.
   *
   * @return one notice on each function, in the order of their names
   */
  public List<Finding> of(Script script, List<Moved> moves, Whereabouts now) {
    List<Finding> notices = new ArrayList<>();
    for (Change change : changes(moves)) {
      Routine routine = change.last.routine().orElseThrow();
      routines.put(routine);
      script.add(why(change) + routine.definition(now), change.before.definition(now));
      notices.add(notice(change, routine));
    }
    return notices;
  }

  /** Leaves the functions as they were. */
  private List<Change> changes(List<Moved> moves) {
    Map<String, Change> changes = new TreeMap<>(Comparator.naturalOrder());
    for (Moved moved : moves) {
      routines
          .eachByItself(moved.move(), moved.table(), moved.strangers())
          .forEach(
              (routine, rewrite) -> {
                if (rewrite.isOf(routine)) {
                  Change change =
                      changes.computeIfAbsent(
                          routine.identity(), identity -> new Change(routine, rewrite));
                  change.last = rewrite;
                  change.tables.add(moved.move().from().quoted(names));
                  routines.putForItself(rewrite.routine().orElseThrow());
                }
              });
    }
    changes.values().forEach(change -> routines.put(change.before));
    return List.copyOf(changes.values());
  }

  /** For who reads the SQL: why the function is in it. */
  private static String why(Change change) {
    String names = comment("Its text names %s.".formatted(list(change)));
    return change
        .last
        .wide()
        .map(
            reason ->
                names
                    + comment(
                        "Its search_path is wide: %s."
                            .formatted(reason.replace(SETS_NONE, SETS_NONE_IN_THE_END))))
        .orElse(names);
  }

  private static String comment(String sentence) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder("--");
    for (String word : List.of(sentence.split(" "))) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder("--");
      }
      line.append(' ').append(word);
    }
    return text.append(line).append('\n').toString();
  }

  private static String list(Change change) {
    List<String> tables = List.copyOf(change.tables);
    int last = tables.size() - 1;
    return last == 0
        ? tables.get(0)
        : String.join(", ", tables.subList(0, last)) + " and " + tables.get(last);
  }

  private static Finding notice(Change change, Routine routine) {
    return Routines.reissued(
        "%s names %s in its text, which Postgres reads only when it is called"
            .formatted(routine.identity(), list(change)),
        routine);
  }
}
