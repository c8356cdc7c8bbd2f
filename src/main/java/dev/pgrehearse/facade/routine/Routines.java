package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Companion;
import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.Grant;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.SearchPath;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Script;
import dev.pgrehearse.facade.move.Whereabouts;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The functions of the database as they are after the moves so far. */
public final class Routines {
  private final Map<Long, Routine> routines = new LinkedHashMap<>();
  private final Dictionary dictionary;
  private final CallerPath callerPath;
  private final Names names;
  private final Texts texts = new Texts();

  public Routines(LiveCatalog catalog, Names names) throws SQLException {
    this.names = names;
    this.dictionary = Dictionary.read(catalog);
    this.callerPath = new CallerPath(catalog, dictionary, names, texts, routines);
    catalog.rows("routines", Routine::of).forEach(routine -> routines.put(routine.oid(), routine));
  }

  /** How the functions that name the table are changed, in the order of their names. */
  public Map<Routine, Rewrite> of(Move move, Table table, Set<String> strangers) {
    return of(move, table, strangers, Set.of());
  }

  /**
   * Likewise.
   *
   * @param others numbers of functions that get a path of their own for another table's sake
   */
  Map<Routine, Rewrite> of(Move move, Table table, Set<String> strangers, Set<Long> others) {
    Map<Routine, Rewrite> found = rewrites(move, table, strangers, PathNeeds.NONE);
    Set<Long> settled;
    do {
      settled = settled(found);
      Set<Long> all = new HashSet<>(settled);
      all.addAll(others);
      found = rewrites(move, table, strangers, callerPath.once(all));
    } while (!settled(found).equals(settled));
    return found;
  }

  private Map<Routine, Rewrite> rewrites(
      Move move, Table table, Set<String> strangers, PathNeeds needs) {
    Map<Routine, Rewrite> found = new LinkedHashMap<>();
    for (Routine routine : routines.values()) {
      Rewrite rewrite =
          Rewrite.of(
              routine,
              texts.of(routine),
              move,
              target(move, table, routine, strangers),
              names,
              dictionary,
              needs);
      if (rewrite.routine().isPresent() || !rewrite.obstacle().isEmpty()) {
        found.put(routine, rewrite);
      }
    }
    return found;
  }

  /** Those that set a path of their own once they are written anew. */
  private static Set<Long> settled(Map<Routine, Rewrite> rewrites) {
    return rewrites.entrySet().stream()
        .filter(entry -> entry.getKey().hindrance().isEmpty())
        .filter(entry -> entry.getValue().routine().flatMap(Routine::path).isPresent())
        .map(entry -> entry.getKey().oid())
        .collect(Collectors.toSet());
  }

  /**
   * The table's new home where everybody who may use the table can look it up there; else the
   * facade, which serves them all, and which still has the old names.
   */
  private QualifiedName target(Move move, Table table, Routine routine, Set<String> strangers) {
    Set<String> callers =
        table.grants().stream()
            .filter(grant -> !grant.owner())
            .map(Grant::grantee)
            .collect(Collectors.toSet());
    boolean reachable =
        routine.definer()
            ? !strangers.contains(routine.owner())
            : callers.stream().noneMatch(strangers::contains);
    // Columns that only clients see no more are still there for the functions.
    boolean sameNames = !move.changesName() && move.sameColumnsInTable();
    return reachable && sameNames ? move.to() : move.from();
  }

  /** What a write to the table runs and looks names up, once these are written anew. */
  List<String> handedByWrites(Table table, Map<Routine, Rewrite> rewrites) {
    return callerPath.handedByWrites(table.oid(), settled(rewrites));
  }

  public Optional<Routine> of(long oid) {
    return Optional.ofNullable(routines.get(oid));
  }

  public BodyText text(Routine routine) {
    return texts.of(routine);
  }

  /** Takes a function for what is given from now on. */
  public void put(Routine routine) {
    routines.put(routine.oid(), routine);
  }

  /** Those whose body names the table, whether or not they are changed. */
  public Map<Routine, BodyText> naming(QualifiedName table) {
    Map<Routine, BodyText> found = new LinkedHashMap<>();
    for (Routine routine : routines.values()) {
      BodyText text = texts.of(routine);
      if (names(table, text, routine.path().map(SearchPath::schemas).orElse(dictionary.path()))) {
        found.put(routine, text);
      }
    }
    return found;
  }

  /** Functions in which a string is the name of a sequence that leaves with the table. */
  public List<Finding> sequenceTexts(Move move, Table table) {
    List<Finding> notices = new ArrayList<>();
    for (Companion companion : table.companions()) {
      if (!companion.isSequence() || !move.changesSchema()) {
        continue;
      }
      String old = names.qualified(move.fromSchema(), companion.name());
      List<String> users =
          routines.values().stream()
              .filter(
                  routine -> {
                    List<String> strings = texts.of(routine).strings();
                    return strings.contains(old)
                        || strings.contains(names.quoted(companion.name()));
                  })
              .map(Routine::identity)
              .toList();
      if (!users.isEmpty()) {
        notices.add(
            Finding.warning(
                "facade-sequence-text",
                "",
                Location.NONE,
                "%s: a string in it names the sequence %s, which leaves its schema (42P01)"
                    .formatted(String.join(", ", users), old),
                "write %s there, for callers that may use that schema"
                    .formatted(names.qualified(move.toSchema(), companion.name()))));
      }
    }
    return notices;
  }

  /** SQL in the strings of a function that names the table. */
  public Map<Routine, List<BodyText>> executing(QualifiedName table) {
    Map<Routine, List<BodyText>> found = new LinkedHashMap<>();
    for (Routine routine : routines.values()) {
      List<String> path = routine.path().map(SearchPath::schemas).orElse(dictionary.path());
      List<BodyText> executed =
          texts.of(routine).executed(table).stream()
              .filter(sql -> names(table, sql, path))
              .toList();
      if (!executed.isEmpty()) {
        found.put(routine, executed);
      }
    }
    return found;
  }

  /** All of them, as they are after the moves so far. */
  public Map<Routine, BodyText> texts() {
    Map<Routine, BodyText> found = new LinkedHashMap<>();
    routines.values().forEach(routine -> found.put(routine, texts.of(routine)));
    return found;
  }

  /** Where a session finds a relation of this name. */
  public Optional<String> schemaOf(String relation) {
    return dictionary.schemaOf("relation", relation, dictionary.path());
  }

  /** Whether SQL that a client sent names the table. */
  public boolean names(QualifiedName table, BodyText text) {
    return names(table, text, dictionary.path());
  }

  private boolean names(QualifiedName table, BodyText text, List<String> path) {
    return text.mentions().stream()
        .anyMatch(mention -> Rewrite.names(mention, table, path, dictionary));
  }

  /** Writes the new definitions, and the old ones for the end of the way back. */
  public List<Finding> reissue(
      Script script,
      Move move,
      Map<Routine, Rewrite> rewrites,
      List<String> before,
      Whereabouts now) {
    List<Finding> notices = new ArrayList<>();
    String facade = move.from().quoted(names);
    String home = move.to().quoted(names);
    int number = 0;
    for (Map.Entry<Routine, Rewrite> entry : rewrites.entrySet()) {
      Routine routine = entry.getKey();
      Rewrite rewrite = entry.getValue();
      String old = before.get(number++);
      if (rewrite.isOf(routine)) {
        script.addRestoredAtTheEnd(
            rewrite.why(facade) + rewrite.routine().get().definition(now), old);
        routines.put(routine.oid(), rewrite.routine().get());
        notices.add(
            reissued(
                "%s names %s in its text, which Postgres reads only when it is called"
                    .formatted(routine.identity(), facade),
                rewrite.routine().get()));
      } else {
        boolean hindered = rewrite.obstacle().isEmpty();
        notices.add(
            Finding.warning(
                "facade-function-kept",
                "",
                Location.NONE,
                "%s names %s in its text and stays as it is: %s"
                    .formatted(
                        routine.identity(),
                        facade,
                        hindered ? routine.hindrance().orElseThrow() : rewrite.obstacle()),
                hindered
                    ? "plan and run the move with a login that may replace it, or have that login write %s in it"
                        .formatted(home)
                    : """
                    try it after the move, in a rehearsal: under the old name it finds the facade, \
                    which does not answer all that the table does; or write %s in it"""
                        .formatted(home)));
      }
    }
    return notices;
  }

  static Finding reissued(String message, Routine now) {
    return Finding.info(
        "facade-function-reissued",
        "",
        Location.NONE,
        message,
        now.path()
            .map(
                "it is re-issued with qualified names and search_path = %s; review it like code"
                    ::formatted)
            .orElse(
                "it is re-issued with the table's name qualified, and without a search_path,"
                    + " for it ends transactions; review it like code"));
  }
}
