package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Companion;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.StatementLog;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.routine.BodyText;
import dev.pgrehearse.facade.routine.Routine;
import dev.pgrehearse.facade.routine.Routines;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Skipped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final String SUPERUSERS =
      "select r.rolname from pg_catalog.pg_roles as r where r.rolsuper order by r.rolname";

  private final LiveCatalog catalog;
  private final List<User> sent;
  private final List<Skipped> skipped;
  private final boolean refused;
  private final Names names;

  /**
   * A function or a statement, as it is told in a finding and as it is looked into.
   *
   * @param superuser whether one sends it, as dashboards and other tools for people do
   */
  private record User(String words, BodyText text, List<String> values, boolean superuser) {

    static Optional<User> of(StatementLog.Sent sent, boolean superuser) {
      return sent.text()
          .map(sql -> new User(words(sent.role(), sql), new BodyText(sql), List.of(), superuser));
    }

    static User of(RecordedSql one) {
      return new User(words(one.sender(), one.sql()), new BodyText(one.sql()), one.values(), false);
    }

    static User of(Routine routine, BodyText text) {
      return new User(routine.identity(), text, List.of(), false);
    }

    private static String words(String sender, String sql) {
      return "%s with \"%s\"".formatted(sender, cut(sql));
    }

    /** The same, of which this is looked into. */
    private User with(BodyText part) {
      return new User(words, part, values, superuser);
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
    Set<String> superusers = Set.copyOf(catalog.rowsOf(SUPERUSERS, row -> row.getString(1)));
    this.sent =
        Stream.concat(
                log.statements().stream()
                    .flatMap(one -> User.of(one, superusers.contains(one.role())).stream()),
                recorded.stream().map(User::of))
            .toList();
    this.skipped = log.skipped();
    this.refused = log.refused();
  }

  /** Whether this login lacked the right to see what clients have sent. */
  public boolean refused() {
    return refused;
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
        .forEach((routine, text) -> add(users, move, table, version, User.of(routine, text)));
    routines
        .executing(old)
        .forEach(
            (routine, executed) ->
                executed.forEach(sql -> add(users, move, table, version, User.of(routine, sql))));
    for (User one : sent) {
      for (BodyText text : one.texts(old)) {
        if (routines.names(old, text)) {
          add(users, move, table, version, one.with(text));
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
    routines.texts().forEach((routine, text) -> everybody.add(User.of(routine, text)));
    everybody.addAll(sent);
    constraints(found, move, table, everybody);
    sequences(found, move, table, routines);
    if (!table.key().isEmpty()) {
      keys(found, facade);
    }
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

  /** Those of functions are told with the functions. */
  private void sequences(List<Finding> found, Move move, Table table, Routines routines) {
    for (Companion companion : table.companions()) {
      if (!companion.isSequence() || !move.changesSchema()) {
        continue;
      }
      SequenceUses uses =
          new SequenceUses(new QualifiedName(move.fromSchema(), companion.name()), routines);
      String goes =
          "%s: its sequence %s goes with it, and nothing stays behind for it (42P01)"
              .formatted(move.from().quoted(names), uses.sequence().quoted(names));
      String fix =
          "write %s, or leave the column out of the insert and read it by returning"
              .formatted(names.qualified(move.toSchema(), companion.name()));
      List<String> known = who(sent, user -> uses.in(user.text(), user.values()));
      if (!known.isEmpty()) {
        found.add(used("facade-sequence-used", goes, known, fix));
      }
      List<String> perhaps =
          who(sent, user -> user.values().isEmpty() && SequenceUses.ofAParameter(user.text()));
      if (!perhaps.isEmpty()) {
        found.add(
            Finding.warning(
                "facade-sequence-used",
                "",
                Location.NONE,
                "%s; which sequence these ask for is not recorded: %s"
                    .formatted(goes, list(perhaps)),
                fix));
      }
    }
  }

  private void keys(List<Finding> found, String facade) {
    List<String> asking = who(sent, user -> !user.superuser() && KeyLookup.in(user.text()));
    if (!asking.isEmpty()) {
      found.add(
          Finding.warning(
                  KeyNotice.RULE,
                  "",
                  Location.NONE,
                  "%s: a view has no key in the catalog, and keys are looked up there by %s"
                      .formatted(facade, list(asking)),
                  "say the key in that client; docs/clients has a page on each stack")
              .about(facade));
    }
  }

  private static String list(List<String> who) {
    return String.join(", ", who.stream().distinct().toList());
  }

  private static List<String> who(List<User> everybody, Predicate<User> uses) {
    return everybody.stream().filter(uses).map(User::words).toList();
  }

  private static Finding used(String rule, String what, List<String> who, String fix) {
    return Finding.warning(
        rule, "", Location.NONE, "%s, and it is used by %s".formatted(what, list(who)), fix);
  }

  private static void add(
      Map<HardStop, List<String>> users, Move move, Table table, int version, User user) {
    Arrays.stream(HardStop.values())
        .filter(stop -> stop != HardStop.ONLY || table.hasChildren())
        .filter(stop -> stop.in(user.text().words(), move.from(), version))
        .forEach(stop -> users.computeIfAbsent(stop, form -> new ArrayList<>()).add(user.words()));
  }
}
