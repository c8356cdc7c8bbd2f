package dev.pgrehearse.ground;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangesetContent;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps copies of a database as it is just before tables make room for views of their names, while
 * a changelog is played on it. Tables that leave one after the other share a copy as long as nobody
 * has touched them or their rows since it was made.
 */
public final class BeforeMoves implements AutoCloseable {

  /** Ends all sessions on the database: nobody may be connected to what is copied. */
  @FunctionalInterface
  public interface Leaving {
    void leave() throws SQLException;
  }

  private record Copy(int before, Database database, Map<Long, TableState> tables) {}

  private final Server server;
  private final Database database;
  private final Onlooker onlooker;
  private final Leaving leaving;
  private final MovingTexts texts;
  private final SortedMap<Integer, Database> kept = new TreeMap<>();
  private final Set<Long> gone = new HashSet<>();
  private Optional<Copy> latest = Optional.empty();
  private Map<Long, TableState> tables = Map.of();

  /**
   * Of a database on which nothing of the changelog has been played.
   *
   * @param leaving is called each time before the database is copied
   */
  public BeforeMoves(Server server, Database database, Changelog changelog, Leaving leaving) {
    this.server = server;
    this.database = database;
    this.onlooker = new Onlooker(database);
    this.leaving = leaving;
    this.texts = new MovingTexts(changelog);
  }

  /**
   * Plays one changeset between two looks.
   *
   * @param number how many changesets are applied already
   */
  public <E extends Exception> void around(int number, ChangesetContent content, Played<E> play)
      throws SQLException, E {
    boolean looks = number == 0 || texts.mayMakeViews(content);
    if (looks) {
      before(number);
    }
    play.play();
    if (looks) {
      after();
    }
  }

  /** What plays a changeset. */
  @FunctionalInterface
  public interface Played<E extends Exception> {
    void play() throws SQLException, E;
  }

  private void before(int number) throws SQLException {
    tables = TableState.read(onlooker.connection(), gone);
    if (latest.isEmpty() || !latest.get().tables().entrySet().containsAll(tables.entrySet())) {
      drop();
      onlooker.close();
      leaving.leave();
      latest = Optional.of(new Copy(number, server.cloneOf(database), Map.copyOf(tables)));
    }
  }

  private void after() throws SQLException {
    Set<String> views = new HashSet<>(TableState.views(onlooker.connection()));
    tables.forEach(
        (oid, table) -> {
          if (views.contains(table.name())) {
            gone.add(oid);
            kept.put(latest.orElseThrow().before(), latest.orElseThrow().database());
          }
        });
  }

  /** A copy that no move has needed. */
  private void drop() {
    latest
        .filter(copy -> !kept.containsKey(copy.before()))
        .ifPresent(copy -> copy.database().close());
    latest = Optional.empty();
  }

  /** Whether a table has made room already. */
  public boolean hasBegun() {
    return !kept.isEmpty();
  }

  /**
   * The copies that somebody needs, by how many changesets are applied there; the latest that there
   * is where no table was seen to make room for a view.
   */
  public SortedMap<Integer, Database> kept() {
    if (kept.isEmpty()) {
      latest.ifPresent(copy -> kept.put(copy.before(), copy.database()));
    }
    drop();
    return Collections.unmodifiableSortedMap(kept);
  }

  /** Gives all of them up. */
  public void discard() {
    drop();
    List.copyOf(kept.values()).forEach(Database::close);
    kept.clear();
  }

  /** Looks no more; the copies stay. */
  @Override
  public void close() throws SQLException {
    onlooker.close();
  }
}
