package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.AccessProbe;
import dev.pgrehearse.access.AccessTrail;
import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.access.EffectivePrivileges.Privilege;
import dev.pgrehearse.advice.AccessRules;
import dev.pgrehearse.advice.Advice;
import dev.pgrehearse.catalog.CatalogMissed;
import dev.pgrehearse.catalog.CatalogWatch;
import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.FingerprintScope;
import dev.pgrehearse.catalog.RowKeys;
import dev.pgrehearse.catalog.RowWatch;
import dev.pgrehearse.changelog.Applied;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.RolledBack;
import dev.pgrehearse.changelog.StatementWatch;
import dev.pgrehearse.ground.AppRoles;
import dev.pgrehearse.lock.TablesBefore;
import dev.pgrehearse.rehearsal.TimeSpent.Work;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A database that a changelog is played on, and ways to look at it. */
final class Stage implements AutoCloseable {

  private static final String STORAGE =
      """
      select
          quote_ident(n.nspname) || '.' || quote_ident(c.relname),
          c.oid || ' ' || c.relfilenode
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'f')
          and n.nspname <> 'information_schema'
          and left(n.nspname, 3) <> 'pg_'
      order by 1
      """;

  private static final String NAMES =
      """
      select
          c.oid,
          pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where n.nspname <> 'information_schema'
          and pg_catalog.left(n.nspname, 3) <> 'pg_'
      """;

  private final AccessRules rules;
  private final Server server;
  private final Changelog changelog;
  private final Database database;
  private final ChangelogPlayer player;
  private final CatalogWatch catalog;
  private final RowWatch rows;
  private final RolesInView roles;
  private int looksAtPrivileges;
  private final TimeSpent time;
  private Optional<Connection> superuser = Optional.empty();

  /**
   * On a database of its own, which is dropped with it.
   *
   * @param time what is done here is added to it
   */
  Stage(Server server, Changelog changelog, Database database, TimeSpent time) {
    this(
        server,
        changelog,
        database,
        time,
        database.regime() == PrivilegeRegime.PLAIN ? AppRoles.none() : AppRoles.ofSupabase());
  }

  /**
   * Likewise.
   *
   * @param roles whose privileges are looked at
   */
  Stage(Server server, Changelog changelog, Database database, TimeSpent time, AppRoles roles) {
    this(server, changelog, database, time, roles, CatalogWatch.of(scope(server)));
  }

  private Stage(
      Server server,
      Changelog changelog,
      Database database,
      TimeSpent time,
      AppRoles roles,
      CatalogWatch catalog) {
    this.roles = new RolesInView(roles);
    this.server = server;
    this.changelog = changelog;
    this.database = database;
    this.time = time;
    this.rules = rules(roles);
    this.player = new ChangelogPlayer(changelog, database, this::superuser);
    this.catalog = catalog;
    this.rows = RowWatch.of(scope(server), catalog);
  }

  private static AccessRules rules(AppRoles roles) {
    return AccessRules.of(
        roles.boundOfPlatform(), roles.own(), Set.of(ChangelogPlayer.HISTORY_SCHEMA));
  }

  Database database() {
    return database;
  }

  /** Makes Liquibase's tables, and what else must be there before the first changeset. */
  void prepare() {
    player.prepare();
  }

  Applied apply(Changeset changeset) throws ChangesetFailed {
    return apply(changeset, Optional.empty());
  }

  /** Likewise, looked at statement by statement. */
  Applied apply(Changeset changeset, Optional<StatementWatch> watch) throws ChangesetFailed {
    long since = System.nanoTime();
    try {
      return player.apply(changeset, watch);
    } finally {
      time.add(Work.LIQUIBASE, since);
    }
  }

  RolledBack rollBack(Changeset changeset) throws ChangesetFailed {
    return rollBack(changeset, Optional.empty());
  }

  /** Likewise, looked at statement by statement. */
  RolledBack rollBack(Changeset changeset, Optional<StatementWatch> watch) throws ChangesetFailed {
    long since = System.nanoTime();
    try {
      return player.rollBack(changeset, watch);
    } finally {
      time.add(Work.LIQUIBASE, since);
    }
  }

  /** Applies some changesets in a row, and puts in the rows that belong to each phase they end. */
  void pass(List<Changeset> some, SystemSpec spec) throws SQLException, ChangesetFailed {
    for (Changeset changeset : some) {
      apply(changeset);
      if (changelog.endsPhase(changeset)) {
        run(spec.fixturesAfter(changeset.phase()));
      }
    }
  }

  /** To be told how long what else is done with this database takes. */
  TimeSpent time() {
    return time;
  }

  String migrationRole() {
    return server.migrationRole();
  }

  /** A copy as it stands now, to be written to and thrown away. */
  Stage copy() throws SQLException {
    return copy(changelog);
  }

  /** Likewise, for another thread or to go on with another changelog. */
  synchronized Stage copy(Changelog next) throws SQLException {
    long since = System.nanoTime();
    leave();
    Stage copy =
        new Stage(server, next, server.cloneOf(database), time, roles.all(), catalog.fork());
    time.add(Work.COPIES, since);
    return copy;
  }

  /** Runs files as the migration role, which so owns what they make. */
  void run(List<Path> files) throws SQLException {
    long since = System.nanoTime();
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
    time.add(Work.FIXTURES, since);
  }

  /** What the database is now; costs what has changed since it was last looked at. */
  Snapshot look() throws SQLException {
    Fingerprint found = catalog();
    long since = System.nanoTime();
    Snapshot snapshot = new Snapshot(found, rows.look(superuser(), player.backend()));
    time.add(Work.ROWS, since);
    return snapshot;
  }

  Fingerprint catalog() throws SQLException {
    long since = System.nanoTime();
    Fingerprint found = catalog.look(superuser());
    time.add(Work.CATALOG, since);
    if (catalog.sawNewSettings()) {
      player.close();
    }
    return found;
  }

  /** Likewise, with everything read anew and held against what was carried forward. */
  Snapshot wholeLook() throws SQLException {
    Fingerprint found = wholeCatalog();
    long since = System.nanoTime();
    Snapshot snapshot = new Snapshot(found, rows.wholeLook(superuser(), player.backend()));
    time.add(Work.ROWS, since);
    return snapshot;
  }

  Fingerprint wholeCatalog() throws SQLException {
    long since = System.nanoTime();
    Fingerprint found = catalog.wholeLook(superuser());
    time.add(Work.CATALOG, since);
    return found;
  }

  RowKeys keys() throws SQLException {
    long since = System.nanoTime();
    RowKeys keys = RowKeys.of(superuser(), scope());
    time.add(Work.ROWS, since);
    return keys;
  }

  /** Who may do what, as of the last look. */
  EffectivePrivileges privileges() throws SQLException {
    long since = System.nanoTime();
    EffectivePrivileges found = roles.look(superuser(), catalog.changedSince(looksAtPrivileges));
    looksAtPrivileges = catalog.looks();
    time.add(Work.ADVICE, since);
    return found;
  }

  /** Likewise, with everything read anew and held against what was carried forward. */
  EffectivePrivileges wholePrivileges() throws SQLException {
    EffectivePrivileges quick = privileges();
    long since = System.nanoTime();
    EffectivePrivileges whole = roles.whole(superuser());
    time.add(Work.ADVICE, since);
    if (!quick.equals(whole)) {
      throw CatalogMissed.of(
          Stream.concat(quick.minus(whole).stream(), whole.minus(quick).stream())
              .map(Privilege::sentence));
    }
    return quick;
  }

  /** What is got at of the roles that policies bind. */
  Reach reach(EffectivePrivileges privileges) {
    return roles.reach(privileges);
  }

  /** Roles that somebody names, and that are not there. */
  List<String> rolesMissing() throws SQLException {
    return roles.missing(superuser());
  }

  /** What the rules about access say of the database as it stands. */
  List<Advice> advice() throws SQLException {
    long since = System.nanoTime();
    List<Advice> advice = rules.advice(superuser());
    time.add(Work.ADVICE, since);
    return advice;
  }

  /** Whether there are bodies of functions that no rule can read on this server. */
  boolean hasUnreadBodies() throws SQLException {
    return rules.leaveBodiesUnread(superuser());
  }

  /** Who may really do what, tried out. */
  AccessMatrix matrix(AccessProbe probe) throws SQLException {
    long since = System.nanoTime();
    AccessMatrix matrix = probe.matrix(superuser());
    time.add(Work.ACCESS, since);
    return matrix;
  }

  /**
   * A trail that judges by the rows there are now, and knows who may do what now.
   *
   * @param tried as {@link #matrix} found it here
   */
  AccessTrail trailFrom(AccessProbe probe, AccessMatrix tried) throws SQLException {
    long since = System.nanoTime();
    AccessTrail trail = probe.trailFrom(tried, superuser());
    time.add(Work.ACCESS, since);
    return trail;
  }

  AccessMatrix next(AccessTrail trail) throws SQLException {
    long since = System.nanoTime();
    AccessMatrix next = trail.next(superuser());
    time.add(Work.ACCESS, since);
    return next;
  }

  /** Tables to the place of their rows, which changes when a table is made anew or truncated. */
  Map<String, String> storage() throws SQLException {
    Map<String, String> storage = new TreeMap<>();
    try (Statement statement = superuser().createStatement();
        ResultSet rows = statement.executeQuery(STORAGE)) {
      while (rows.next()) {
        storage.put(rows.getString(1), rows.getString(2));
      }
    }
    return storage;
  }

  /** The tables that are there. */
  TablesBefore tables() throws SQLException {
    return TablesBefore.in(superuser());
  }

  /** Qualified names of relations, indexes and sequences by oid. */
  Map<Long, String> names() throws SQLException {
    Map<Long, String> names = new TreeMap<>();
    try (Statement statement = superuser().createStatement();
        ResultSet rows = statement.executeQuery(NAMES)) {
      while (rows.next()) {
        names.put(rows.getLong("oid"), rows.getString("name"));
      }
    }
    return names;
  }

  /** One connection for as long as possible: what it knows of the catalog makes each look quick. */
  private Connection superuser() throws SQLException {
    if (superuser.isEmpty()) {
      superuser = Optional.of(database.connectAsSuperuser());
    }
    return superuser.get();
  }

  /** Nobody may be connected to a database that is copied. */
  void leave() throws SQLException {
    player.close();
    if (superuser.isPresent()) {
      superuser.get().close();
      superuser = Optional.empty();
    }
  }

  private FingerprintScope scope() {
    return scope(server);
  }

  private static FingerprintScope scope(Server server) {
    return new FingerprintScope(
        Set.of(ChangelogPlayer.HISTORY_SCHEMA), Map.of(server.migrationRole(), "migration_role"));
  }

  /**
   * Drops the database and the roles that SQL on it made, which belong to the server and would be
   * in the way of playing the same again.
   *
   * @param kept roles that were there before
   */
  void discard(List<String> kept) {
    List<String> made =
        server.rehearsedRoles().stream().filter(role -> !kept.contains(role)).toList();
    close();
    server.dropRoles(made);
  }

  @Override
  public void close() {
    try {
      leave();
    } catch (SQLException e) {
      // Whoever is left is ended with the database.
    }
    database.close();
  }
}
