package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.StatementLog;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.routine.BodyText;
import dev.pgrehearse.facade.routine.Routines;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Skipped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who uses a form that no facade can serve: functions, and statements that clients send. */
public final class HardStops {
  private static final int LONGEST = 80;

  /** Constraints that {@code set constraints} may name, by the schema that they are in. */
  private static final String DEFERRABLE =
      """
      select k.conname
      from pg_catalog.pg_constraint as k
      where k.conrelid = ?::pg_catalog.oid
          and k.condeferrable
      order by k.conname""";

  private final LiveCatalog catalog;
  private final List<User> sent;
  private final List<Skipped> skipped;
  private final Names names;

  /** A function or a statement, as it is told in a finding and as it is looked into. */
  private record User(String words, BodyText text) {

    static User of(String sender, String text) {
      return new User("%s with \"%s\"".formatted(sender, cut(text)), new BodyText(text));
    }

    /** Itself, and where it is a block of code what stands in that. */
    private List<BodyText> texts(QualifiedName table) {
      return text.words().startsWith(" do ")
          ? Stream.concat(Stream.of(text), text.executed(table).stream()).toList()
          : List.of(text);
    }

    private static String cut(String text) {
      String line = text.replaceAll("\\s+", " ").strip();
      return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
  }

  public HardStops(LiveCatalog catalog, Names names, List<RecordedSql> recorded)
      throws SQLException {
    StatementLog log = StatementLog.read(catalog, names);
    this.catalog = catalog;
    this.names = names;
    this.sent =
        Stream.concat(
                log.statements().stream()
                    .flatMap(one -> one.text().map(text -> User.of(one.role(), text)).stream()),
                recorded.stream().map(one -> User.of(one.sender(), one.sql())))
            .toList();
    this.skipped = log.skipped();
  }

  public List<Skipped> skipped() {
    return skipped;
  }

  /** To be asked when the functions have been re-issued: those that are left use the facade. */
  public List<Finding> of(Move move, Table table, Routines routines, int version)
      throws SQLException {
    QualifiedName old = move.from();
    String facade = old.quoted(names);
    String home = move.to().quoted(names);
    TreeMap<HardStop, List<String>> users = new TreeMap<>();
    routines
        .naming(old)
        .forEach(
            (routine, text) ->
                add(users, move, table, version, new User(routine.identity(), text)));
    routines
        .executing(old)
        .forEach(
            (routine, executed) ->
                executed.forEach(
                    sql -> add(users, move, table, version, new User(routine.identity(), sql))));
    for (User one : sent) {
      for (BodyText text : one.texts(old)) {
        if (routines.names(old, text)) {
          add(users, move, table, version, new User(one.words(), text));
        }
      }
    }
    List<Finding> found = new ArrayList<>();
    if (table.hasChildren() && !users.containsKey(HardStop.ONLY)) {
      found.add(
          Finding.warning(
              HardStop.ONLY.rule(),
              "",
              Location.NONE,
              """
              %s: only of the facade takes the rows of the table's children in, so that delete from only \
              deletes them (no error), and tableoid, which tells whose a row is, is not there (42703); \
              nobody is known to send either"""
                  .formatted(facade),
              HardStop.ONLY.fix(facade, home) + ", and read tableoid there"));
    }
    users.forEach(
        (stop, who) ->
            found.add(
                used(
                    stop.rule(),
                    "%s: %s".formatted(facade, stop.consequence()),
                    who,
                    stop.fix(facade, home))));
    List<User> everybody = new ArrayList<>();
    routines.texts().forEach((routine, text) -> everybody.add(new User(routine.identity(), text)));
    everybody.addAll(sent);
    constraints(found, move, table, everybody);
    NameTexts texts = new NameTexts(old, routines);
    List<String> named = who(everybody, user -> texts.in(user.text()));
    if (!named.isEmpty()) {
      found.add(
          used(
              "facade-name-text",
              """
              %s: a string that is the table's name finds the view, which has no size, no index and no \
              sequence"""
                  .formatted(facade),
              named,
              "write %s there, if it asks for any of these".formatted(home)));
    }
    CatalogQuestions questions = new CatalogQuestions(old);
    List<String> asking = who(everybody, user -> questions.in(user.text()));
    if (!asking.isEmpty()) {
      found.add(
          used(
              "facade-name-text",
              """
              %s: the catalog has this name twice: asked with the schema it gives the view, without \
              one both, as in information_schema.columns, where each column is there twice; pg_tables, \
              pg_indexes and statistics have the table in its new place only"""
                  .formatted(facade),
              asking,
              "ask for %s there, with its schema".formatted(home)));
    }
    return List.copyOf(found);
  }

  private void constraints(List<Finding> found, Move move, Table table, List<User> everybody)
      throws SQLException {
    if (!move.changesSchema()) {
      return;
    }
    for (String constraint : catalog.rowsOf(DEFERRABLE, row -> row.getString(1), table.oid())) {
      List<String> who =
          who(everybody, user -> user.text().setsConstraint(move.fromSchema(), constraint));
      if (!who.isEmpty()) {
        found.add(
            used(
                "facade-set-constraints",
                "%s: its constraint %s goes with it, and set constraints does not find it (42704)"
                    .formatted(move.from().quoted(names), names.quoted(constraint)),
                who,
                "write set constraints %s, or all"
                    .formatted(names.qualified(move.toSchema(), constraint))));
      }
    }
  }

  private static List<String> who(List<User> everybody, Predicate<User> uses) {
    return everybody.stream().filter(uses).map(User::words).toList();
  }

  private static Finding used(String rule, String what, List<String> who, String fix) {
    return Finding.warning(
        rule,
        "",
        Location.NONE,
        "%s, and it is used by %s"
            .formatted(what, String.join(", ", who.stream().distinct().toList())),
        fix);
  }

  private static void add(
      Map<HardStop, List<String>> users, Move move, Table table, int version, User user) {
    Arrays.stream(HardStop.values())
        .filter(stop -> stop != HardStop.ONLY || table.hasChildren())
        .filter(stop -> stop.in(user.text().words(), move.from(), version))
        .forEach(stop -> users.computeIfAbsent(stop, form -> new ArrayList<>()).add(user.words()));
  }
}
