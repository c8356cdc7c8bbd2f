package dev.pgrehearse.server;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One run on one server. Its first session stays open: it proves to other runs that this one lives.
 */
final class LiveServer implements Server {
  private static final String LONGEST_STATEMENT =
      """
      select
          pg_catalog.left(
              pg_catalog.btrim(pg_catalog.regexp_replace(a.query, '\\s+', ' ', 'g')),
              200
          ) || case a.wait_event_type when 'Lock' then ' (it waits for a lock)' else '' end
      from pg_catalog.pg_stat_activity as a
      where a.application_name = ?
          and a.state = 'active'
          and a.pid <> pg_catalog.pg_backend_pid()
          and a.query_start <= pg_catalog.clock_timestamp() - ?::int * interval '1 s'
      order by a.query_start, a.pid
      limit 1
      """;

  private static final String WRITES_TO_ROLES =
      """
      select coalesce(
          pg_catalog.sum(
              pg_catalog.pg_stat_get_tuples_inserted(c.oid)
                  + pg_catalog.pg_stat_get_tuples_updated(c.oid)
                  + pg_catalog.pg_stat_get_tuples_deleted(c.oid)
          ),
          0
      )::bigint
      from pg_catalog.pg_class as c
      where c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
          and c.relname in (
              'pg_authid', 'pg_auth_members', 'pg_db_role_setting', 'pg_shdescription', 'pg_shseclabel'
          )
      """;

  private final RunningPostgres postgres;
  private final Run run;
  private volatile Session admin;
  private final Login migrator;
  private final RoleGuard guard;
  private final String version;
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final Map<Kind, String> templates = new HashMap<>();
  private final Lock working = new ReentrantLock();
  private final Lock closing = new ReentrantLock();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final EndOfProcess endOfProcess = EndOfProcess.then(this::endQuietly);
  private int databases;

  /** Of what is in a new database. */
  private record Kind(PrivilegeRegime regime, Set<PlatformService> services) {}

  private LiveServer(RunningPostgres postgres, Run run, Session admin, String version) {
    this.postgres = postgres;
    this.run = run;
    this.admin = admin;
    this.version = version;
    this.migrator = new Login(run.migrationRole(), Run.randomPassword());
    this.guard = new RoleGuard(migrator.user());
  }

  static Server on(RunningPostgres postgres) {
    Run run = postgres.throwaway() ? Run.alone() : Run.random();
    Session admin = session(postgres, run);
    LiveServer server =
        new LiveServer(postgres, run, admin, usableVersion(admin, postgres.address()));
    postgres.isClosedByItsUser();
    try {
      server.begin();
    } catch (RuntimeException e) {
      boolean interrupted = server.isOver();
      server.close();
      throw interrupted
          ? new ServerException("interrupted; nothing of this run is left on the server", e)
          : e;
    }
    return server;
  }

  private static Session session(RunningPostgres postgres, Run run) {
    Address address = postgres.address();
    return new Session(address.connectAsSuperuser(address.database(), run.applicationName()));
  }

  private static String usableVersion(Session admin, Address address) {
    try {
      return Suitability.version(admin, address);
    } catch (ServerException e) {
      admin.abort();
      throw e;
    }
  }

  private void begin() {
    EarlierRun earlier = new EarlierRun(admin, run);
    if (postgres.throwaway()) {
      if (earlier.letIn(migrator)) {
        databases = earlier.lastNumber();
      } else {
        admin.execute(migrationRole("createrole"));
      }
      return;
    }
    clusterLock()
        .during(
            () -> {
              new Register(admin).open();
              notes.addAll(new Sweep(admin, run, this::superuserIn).deadRuns());
              notes.addAll(new PlatformRoles(admin).check());
              admin.execute(
                  migrationRole(RoleGuard.isNeeded(major()) ? "nocreaterole" : "createrole")
                      + "; "
                      + Register.entry(migrator.user()));
            });
  }

  /**
   * Like Supabase's postgres, but that it makes no databases: one belongs to the server, and would
   * be in the way of every other copy that is played on.
   */
  private String migrationRole(String mayCreateRoles) {
    return "create role %s login %s nocreatedb bypassrls nosuperuser password %s"
        .formatted(migrator.user(), mayCreateRoles, Session.literal(migrator.password()));
  }

  private ClusterLock clusterLock() {
    return new ClusterLock(() -> session(postgres, run));
  }

  private Session superuserIn(String database) {
    return new Session(postgres.address().connectAsSuperuser(database, run.applicationName()));
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String provider() {
    return postgres.provider();
  }

  @Override
  public InetSocketAddress endpoint() {
    return postgres.address().endpoint();
  }

  String migrationUrl(String database, int port) {
    requireLife(database);
    return Address.url(port, database, migrator);
  }

  @Override
  public Set<String> extensions() {
    working.lock();
    try {
      return Set.copyOf(admin.strings("select name from pg_catalog.pg_available_extensions"));
    } finally {
      working.unlock();
    }
  }

  @Override
  public String migrationRole() {
    return migrator.user();
  }

  @Override
  public void makeMigrationRoleSuperuser() {
    if (!postgres.throwaway()) {
      throw new ServerException(
          "a migration role that is a superuser could change what is others' on this server;"
              + " --migration-role superuser goes with --postgres embedded or docker");
    }
    working.lock();
    try {
      admin.execute("alter role %s superuser".formatted(migrator.user()));
    } finally {
      working.unlock();
    }
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Database createDatabase(PrivilegeRegime regime, Set<PlatformService> services) {
    working.lock();
    try {
      Kind kind = new Kind(regime, Set.copyOf(services));
      if (!templates.containsKey(kind)) {
        templates.put(kind, template(kind));
      }
      return copy(templates.get(kind), regime);
    } finally {
      working.unlock();
    }
  }

  @Override
  public Database cloneOf(Database template) {
    working.lock();
    try {
      return copy(template.name(), template.regime());
    } finally {
      working.unlock();
    }
  }

  @Override
  public Database database(String name, PrivilegeRegime regime) {
    working.lock();
    try {
      if (!new EarlierRun(admin, run).has(name)) {
        throw new ServerException("this run has no database \"%s\"".formatted(name));
      }
      return new LiveDatabase(this, name, regime);
    } finally {
      working.unlock();
    }
  }

  @Override
  public boolean canBeFrozen() {
    return postgres.canBeFrozen();
  }

  @Override
  public void freeze(Consumer<DataDirectory> keep) {
    working.lock();
    try {
      if (!canBeFrozen()) {
        throw new ServerException(
            "what is on %s cannot be kept; --postgres embedded can".formatted(provider()));
      }
      // What was logged so far stays behind in files that need not be kept.
      admin.execute("select pg_catalog.pg_switch_wal()");
      admin.close();
      try {
        postgres.freeze(keep);
      } finally {
        admin = session(postgres, run);
      }
    } finally {
      working.unlock();
    }
  }

  @Override
  public boolean isOver() {
    return ended.get();
  }

  @Override
  public List<String> rehearsedRoles() {
    working.lock();
    try {
      RehearsedRoles roles = new RehearsedRoles(admin, run);
      return postgres.throwaway() ? roles.madeOnOurServer() : roles.made();
    } finally {
      working.unlock();
    }
  }

  @Override
  public long writesToRoles() {
    working.lock();
    try {
      // What this session wrote itself is else counted up to a second later, as somebody's doing.
      admin.execute("select pg_catalog.pg_stat_force_next_flush()");
      return Long.parseLong(admin.string(WRITES_TO_ROLES));
    } finally {
      working.unlock();
    }
  }

  /** Not while the session is busy with something else. */
  @Override
  public Optional<String> longestStatement(Duration atLeast) {
    if (!working.tryLock()) {
      return Optional.empty();
    }
    try {
      return admin
          .strings(LONGEST_STATEMENT, run.applicationName(), String.valueOf(atLeast.toSeconds()))
          .stream()
          .findFirst();
    } catch (ServerException e) {
      return Optional.empty();
    } finally {
      working.unlock();
    }
  }

  @Override
  public void dropRoles(List<String> roles) {
    working.lock();
    try {
      new RehearsedRoles(admin, run).revokeWhatWasGrantedBy(roles).forEach(admin::execute);
      roles.forEach(role -> admin.execute("drop role if exists " + Session.identifier(role)));
    } finally {
      working.unlock();
    }
  }

  private String template(Kind kind) {
    String name = run.database(++databases);
    new Template(admin, name, migrator.user()).create();
    try (Session session = new Session(connectAsSuperuser(name))) {
      Prelude prelude = new Prelude(migrator.user());
      clusterLock().during(() -> session.atOnce(() -> makeRoles(session, prelude)));
      prelude.apply(session.connection(), kind.regime());
      prelude.apply(session.connection(), kind.services());
      if (guarded()) {
        guard.install(session);
      }
    }
    return name;
  }

  private void makeRoles(Session session, Prelude prelude) {
    prelude.applyRoles(session.connection());
    PlatformRoles roles = new PlatformRoles(session);
    if (postgres.throwaway()) {
      roles.handOver(migrator.user());
    } else {
      roles.enter(migrator.user());
    }
  }

  /** Whether only part of what the migration role may do about roles is given to it. */
  private boolean guarded() {
    return !postgres.throwaway() && RoleGuard.isNeeded(major());
  }

  private Database copy(String template, PrivilegeRegime regime) {
    String name = run.database(++databases);
    new Template(admin, template, migrator.user())
        .copyTo(name, run.applicationName(), postgres.throwaway());
    return new LiveDatabase(this, name, regime);
  }

  Connection connectAsMigrationRole(String database) {
    requireLife(database);
    Connection connection =
        postgres.throwaway()
            ? connectAsMigrationRole(database, "")
            : SessionSettings.ofMigrations(
                major(), begin -> connectAsMigrationRole(database, begin));
    return guarded() ? GuardedConnection.of(connection, guard) : connection;
  }

  private Connection connectAsMigrationRole(String database, String begin) {
    return postgres.address().connect(database, migrator, run.applicationName(), begin);
  }

  Connection connectAsSuperuser(String database) {
    requireLife(database);
    return postgres.address().connectAsSuperuser(database, run.applicationName());
  }

  private void requireLife(String database) {
    if (ended.get()) {
      throw new ServerException("the run is over, its database %s is gone".formatted(database));
    }
  }

  void drop(String database) {
    working.lock();
    try {
      if (!ended.get()) {
        new Bystanders(admin, database, run.applicationName()).end();
        new Prepared(admin, this::superuserIn).end(database);
        admin.execute(
            "drop database if exists %s with (force)".formatted(Session.identifier(database)));
      }
    } finally {
      working.unlock();
    }
  }

  @Override
  public void close() {
    end();
    endOfProcess.forget();
  }

  /** A process that is being ended has nobody to tell; what it must leave, the next run sweeps. */
  private void endQuietly() {
    try {
      end();
    } catch (ServerException e) {
      notes.add(e.getMessage());
    }
  }

  /** Whoever comes second waits, so that the process does not end before the work is done. */
  private void end() {
    closing.lock();
    try {
      if (!ended.getAndSet(true)) {
        leaveNothing();
      }
    } finally {
      closing.unlock();
    }
  }

  /** On a session of its own: the other one may be in the middle of creating a database. */
  private void leaveNothing() {
    try {
      if (!postgres.throwaway()) {
        try (Session last = session(postgres, run)) {
          Sweep sweep = new Sweep(last, run, this::superuserIn);
          sweep.endOtherSessions();
          clusterLock().during(() -> notes.addAll(sweep.thisRun()));
        }
      }
    } finally {
      admin.abort();
      postgres.close();
    }
  }
}
