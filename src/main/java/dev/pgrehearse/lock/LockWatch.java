package dev.pgrehearse.lock;

import dev.pgrehearse.changelog.SentStatement;
import dev.pgrehearse.changelog.StatementWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks at the locks, file nodes and counters of a session after each of its statements. What a
 * relation was before is asked of a session that sees what is committed: nobody else can have
 * changed it, for it is locked since.
 */
public final class LockWatch implements StatementWatch {

  /** The file is another one then too, and empty. */
  private static final Pattern TRUNCATES = Pattern.compile("(?i)\\btruncate\\b");

  private record Begun(SentStatement sent, long since, boolean limited, List<RelationEffect> did) {}

  private final List<Begun> begun = new ArrayList<>();
  private final Map<Integer, Long> ends = new HashMap<>();
  private final Map<Long, RelationState> counted = new HashMap<>();
  private Map<Long, RelationState> last = new TreeMap<>();
  private Map<Long, RelationState> before = Map.of();
  private SessionLook session;
  private SessionLook onlooker;
  private Connection watched;
  private LockSampler sampler;
  private long since;
  private int transaction;

  @Override
  public void begin(Connection connection, Connection looking) throws SQLException {
    watched = connection;
    session = new SessionLook(connection);
    onlooker = new SessionLook(looking);
  }

  @Override
  public void before(SentStatement statement) throws SQLException {
    if (statement.transaction() != transaction) {
      over();
      last = new TreeMap<>();
      transaction = statement.transaction();
    }
    if (statement.alone()) {
      before = onlooker.all();
      sampler = LockSampler.of(watched, onlooker);
      sampler.start();
    }
    since = System.nanoTime();
  }

  @Override
  public void after(SentStatement statement) throws SQLException {
    Map<Long, RelationState> now;
    if (statement.alone()) {
      now = sampler.stop();
      sampler = null;
      Map<Long, RelationState> after = onlooker.all();
      Map<Long, RelationState> either = new TreeMap<>(before);
      either.putAll(after);
      KnownLock.of(statement.sql(), either).forEach(now::putIfAbsent);
      after.forEach((oid, state) -> now.computeIfPresent(oid, (o, held) -> merged(held, state)));
      after.forEach(now::putIfAbsent);
      begun.add(new Begun(statement, since, session.limited(), effects(statement.sql(), now)));
      over();
      last = new TreeMap<>();
      return;
    }
    now = session.held();
    Set<Long> fresh = new TreeSet<>(now.keySet());
    fresh.removeAll(last.keySet());
    before = new TreeMap<>(fresh.isEmpty() ? Map.of() : onlooker.there(fresh));
    before.putAll(last);
    begun.add(new Begun(statement, since, session.limited(), effects(statement.sql(), now)));
    last = now;
    counted.putAll(now);
  }

  /** What was locked as it was, with the place that its rows are in now. */
  private static RelationState merged(RelationState held, RelationState now) {
    return new RelationState(
        held.oid(),
        now.name(),
        now.kind(),
        now.storage(),
        now.table(),
        held.modes(),
        held.scans(),
        held.read(),
        held.changed(),
        held.inserted());
  }

  private List<RelationEffect> effects(String sql, Map<Long, RelationState> now) {
    return now.values().stream()
        .filter(state -> !state.isIndex())
        .filter(state -> before.containsKey(state.oid()) && !before.get(state.oid()).isIndex())
        .filter(state -> !before.get(state.oid()).isGone())
        .map(state -> effect(sql, state, before.get(state.oid()), now))
        .filter(RelationEffect::isSomething)
        .sorted(Comparator.comparing(RelationEffect::relation))
        .toList();
  }

  private RelationEffect effect(
      String sql, RelationState is, RelationState was, Map<Long, RelationState> now) {
    Set<LockMode> taken = new TreeSet<>(is.modes());
    taken.removeAll(last.containsKey(is.oid()) ? last.get(is.oid()).modes() : Set.of());
    boolean moved = was.storage() != is.storage() && was.storage() != 0 && !is.isGone();
    RelationState prior = counted.get(is.oid());
    // Counters are handed in when a transaction is over, and begin again.
    boolean goesOn = prior != null && is.scans() >= prior.scans() && is.read() >= prior.read();
    long scanned = is.scans() - (goesOn ? prior.scans() : 0);
    long read = is.read() - (goesOn ? prior.read() : 0);
    boolean emptied = moved && read == 0 && TRUNCATES.matcher(sql).find();
    return new RelationEffect(
        is.oid(),
        was.name(),
        taken,
        is.strongest(),
        moved && !emptied,
        emptied,
        built(is, now),
        scanned,
        read,
        is.changed() - (goesOn ? prior.changed() : 0),
        is.inserted() - (goesOn ? prior.inserted() : 0));
  }

  /**
   * An index that is made anew over the old file, as a change of its column's type does, is not.
   */
  private List<String> built(RelationState table, Map<Long, RelationState> now) {
    Set<Long> files =
        before.values().stream()
            .filter(state -> isIndexOf(state, table))
            .map(RelationState::storage)
            .collect(Collectors.toSet());
    return now.values().stream()
        .filter(state -> isIndexOf(state, table) && state.kind() == 'i')
        .filter(state -> !files.contains(state.storage()))
        .map(RelationState::name)
        .sorted()
        .toList();
  }

  private static boolean isIndexOf(RelationState index, RelationState table) {
    return index.table().isPresent() && index.table().getAsLong() == table.oid();
  }

  private void over() {
    ends.putIfAbsent(transaction, System.nanoTime());
  }

  @Override
  public void end() throws SQLException {
    if (sampler != null) {
      sampler.stop();
      sampler = null;
    }
    over();
  }

  /** All statements so far. */
  public List<TracedStatement> statements() {
    return begun.stream()
        .map(
            one ->
                new TracedStatement(
                    one.sent(),
                    one.limited(),
                    (ends.getOrDefault(one.sent().transaction(), one.since()) - one.since())
                        / 1_000_000,
                    one.did()))
        .toList();
  }
}
