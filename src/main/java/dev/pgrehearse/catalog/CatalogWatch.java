package dev.pgrehearse.catalog;

import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows the catalog of one database from look to look. The first look reads all of it, those
 * after it what may have changed since: rows that transactions of the meantime wrote, and what
 * depends on them by name. It looks at what is committed, through connections that have no
 * transaction open.
 */
public final class CatalogWatch {

  /** Where a look stood: all that younger transactions do is news. */
  private static final String HORIZON =
      """
      select
          pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text::bigint
              % 4294967296 as horizon,
          pg_catalog.age(?::text::xid) as age
      """;

  /**
   * Catalogs whose objects are said one by one; on what depends on others, all that is few is read.
   */
  private static final Set<Long> ONE_BY_ONE =
      Set.of(
          ObjectAddress.RELATION,
          ObjectAddress.ROUTINE,
          ObjectAddress.TYPE,
          2604L, // pg_attrdef
          2606L, // pg_constraint
          2615L, // pg_namespace
          2618L, // pg_rewrite
          2620L, // pg_trigger
          3256L, // pg_policy
          1260L // pg_authid
          );

  private final FingerprintScope scope;
  private final CatalogReader reader;
  private final List<Touched> log = new ArrayList<>();
  private Optional<Known> known = Optional.empty();

  private record Known(CatalogImage image, KnownThings things, long horizon) {}

  private CatalogWatch(FingerprintScope scope) {
    this.scope = scope;
    this.reader = new CatalogReader(scope);
  }

  public static CatalogWatch of(FingerprintScope scope) {
    return new CatalogWatch(scope);
  }

  /** One that goes on from here by itself, on a copy of the database as it is now. */
  public CatalogWatch fork() {
    CatalogWatch fork = new CatalogWatch(scope);
    fork.known = known.map(k -> new Known(k.image().copy(), k.things().copy(), k.horizon()));
    return fork;
  }

  /** What the database is now; costs what has changed since the last look. */
  public Fingerprint look(Connection superuser) throws SQLException {
    try (QuietTransaction look = quiet(superuser)) {
      return bringUpToDate(look.connection());
    }
  }

  /**
   * Likewise, but reads all there is, and holds it against what looking at the changes gives; a
   * first look has nothing to hold it against.
   *
   * @throws CatalogMissed when that is not the same
   */
  public Fingerprint wholeLook(Connection superuser) throws SQLException {
    try (QuietTransaction look = quiet(superuser)) {
      Fingerprint quick = bringUpToDate(look.connection());
      if (log.get(log.size() - 1).everything()) {
        return quick;
      }
      Fingerprint whole = CatalogImage.of(reader.all(look.connection())).fingerprint();
      if (!quick.equals(whole)) {
        throw CatalogMissed.objects(quick.differencesTo(whole));
      }
      // It shares what did not change with the looks before; the other has all of it once more.
      return quick;
    }
  }

  /** Whether the last look found that roles, or what is set for them or the database, changed. */
  public boolean sawNewSettings() {
    return !log.isEmpty() && log.get(log.size() - 1).settings();
  }

  /** How many looks there were. */
  public int looks() {
    return log.size();
  }

  /**
   * Numbers of objects that may be others, or called otherwise, than when there were only so many
   * looks; empty where that may be any, or where roles are not what they were.
   */
  public Optional<Set<Long>> changedSince(int looks) {
    Touched touched = since(looks);
    return touched.everything() || touched.settings()
        ? Optional.empty()
        : Optional.of(Set.of(touched.oids("objects")));
  }

  /** What may have changed since there were only so many looks. */
  Touched since(int looks) {
    Set<ObjectAddress> objects = new HashSet<>();
    boolean settings = false;
    for (Touched touched : log.subList(looks, log.size())) {
      if (touched.everything()) {
        return Touched.EVERYTHING;
      }
      settings |= touched.settings();
      objects.addAll(touched.objects());
    }
    return new Touched(false, settings, objects);
  }

  private static QuietTransaction quiet(Connection superuser) throws SQLException {
    if (!superuser.getAutoCommit()) {
      throw new IllegalStateException("a transaction is open, and may yet be rolled back");
    }
    return QuietTransaction.on(superuser);
  }

  private Fingerprint bringUpToDate(Connection connection) throws SQLException {
    long last = known.map(Known::horizon).orElse(3L);
    long horizon;
    int age;
    try (PreparedStatement statement = connection.prepareStatement(HORIZON)) {
      statement.setString(1, Long.toString(last));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        horizon = row.getLong("horizon");
        age = row.getInt("age");
      }
    }
    Optional<Known> before = known.filter(k -> age >= 0);
    // Until all is well: half of a change must not be what the next look starts from.
    known = Optional.empty();
    Optional<Touched> touched =
        before.isPresent() ? change(connection, before.get(), age) : Optional.empty();
    if (touched.isEmpty()) {
      // In this order: what goes away in between is missed at the next look, and so seen to be
      // gone.
      KnownThings things = KnownThings.of(connection);
      known = Optional.of(new Known(CatalogImage.of(reader.all(connection)), things, horizon));
      log.add(Touched.EVERYTHING);
    } else {
      known = Optional.of(new Known(before.get().image(), before.get().things(), horizon));
      log.add(touched.get());
    }
    return known.get().image().fingerprint();
  }

  /** Brings what is known up to date; empty where it cannot be told what that takes. */
  private Optional<Touched> change(Connection connection, Known known, int age)
      throws SQLException {
    KnownThings.Change change =
        known.things().learn(connection, CatalogChanges.since(connection, age));
    if (change.everything()) {
      return Optional.empty();
    }
    Set<ObjectAddress> reached = Reach.of(connection, change.renamed(), change.changed());
    if (!reached.isEmpty()) {
      reached.addAll(known.image().naming());
    }
    Set<String> few = new TreeSet<>(change.few());
    Set<ObjectAddress> farther = new HashSet<>(reached);
    farther.removeAll(change.renamed());
    farther.removeAll(change.changed());
    if (farther.stream().anyMatch(address -> !ONE_BY_ONE.contains(address.catalog()))) {
      CatalogChanges.FEW.values().forEach(few::addAll);
    }
    Touched touched = new Touched(false, few.contains("roles"), reached);
    Set<ObjectAddress> gone = new HashSet<>(reached);
    few.forEach(query -> gone.add(CatalogReader.few(query)));
    known.image().replace(gone, reader.some(connection, touched, List.copyOf(few)));
    return Optional.of(touched);
  }
}
