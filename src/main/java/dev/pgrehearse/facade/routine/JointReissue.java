package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Script;
import dev.pgrehearse.facade.move.Whereabouts;
import dev.pgrehearse.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Functions that name tables of several moves, each written anew once for all of them. */
public final class JointReissue {
  private static final int WIDTH = 100;

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
    // What one of them hands its path down to may be written anew for another table's sake.
    Set<Long> settled = settled(changes(moves, Set.of()));
    List<Finding> notices = new ArrayList<>();
    List<Change> changes = changes(moves, settled);
    for (Change change : changes) {
      Routine routine = change.last.routine().orElseThrow();
      routines.put(routine);
      script.add(why(change) + routine.definition(now), change.before.definition(now));
      notices.add(notice(change, routine));
    }
    return notices;
  }

  /** Leaves the functions as they were. */
  private List<Change> changes(List<Moved> moves, Set<Long> settled) {
    Map<String, Change> changes = new TreeMap<>(Comparator.naturalOrder());
    for (Moved moved : moves) {
      routines
          .of(moved.move(), moved.table(), moved.strangers(), settled)
          .forEach(
              (routine, rewrite) -> {
                if (rewrite.isOf(routine)) {
                  Change change =
                      changes.computeIfAbsent(
                          routine.identity(), identity -> new Change(routine, rewrite));
                  change.last = rewrite;
                  change.tables.add(moved.move().from().quoted(names));
                  routines.put(rewrite.routine().orElseThrow());
                }
              });
    }
    changes.values().forEach(change -> routines.put(change.before));
    return List.copyOf(changes.values());
  }

  private static Set<Long> settled(List<Change> changes) {
    Set<Long> settled = new HashSet<>();
    for (Change change : changes) {
      change
          .last
          .routine()
          .filter(routine -> routine.path().isPresent())
          .ifPresent(routine -> settled.add(routine.oid()));
    }
    return settled;
  }

  /** For who reads the SQL: why the function is in it. */
  private static String why(Change change) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder("--");
    for (String word : List.of("Its text names %s.".formatted(list(change)).split(" "))) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder("--");
      }
      line.append(' ').append(word);
    }
    return text.append(line).append('\n').append(change.last.whyWide()).toString();
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
