package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.UpdateVisitor;

/**
 * Plays one changeset at a time, through Liquibase's own visitors, as the migration role, exactly
 * as {@code liquibase update} and {@code rollback} would; each in a session that keeps nothing of
 * those before.
 */
public final class ChangelogPlayer implements AutoCloseable {

  /** Liquibase's two tables live here on a throwaway database, whatever the changelog is. */
  public static final String HISTORY_SCHEMA = "pgrehearse_history";

  private final Changelog changelog;
  private final Database database;
  private final Callable<Connection> onlooker;
  private Optional<LiquibaseSession> session = Optional.empty();

  /**
   * @param onlooker gives a superuser's connection to {@code database}, to watch locks with; it
   *     stays open
   */
  public ChangelogPlayer(Changelog changelog, Database database, Callable<Connection> onlooker) {
    this.changelog = changelog;
    this.database = database;
    this.onlooker = onlooker;
  }

  /** Makes Liquibase's schema and tables, and checks the changelog as a whole. */
  public void prepare() {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists " + HISTORY_SCHEMA);
    } catch (SQLException e) {
      throw new ChangelogException(
          Location.of(changelog.path()),
          "cannot make the schema for Liquibase's tables: " + e.getMessage());
    }
    try {
      withLiquibase(
          (liquibase, connection) -> {
            changelog.filter().validate(parsed(), liquibase);
            if (changelog.deployed().isPresent()) {
              try (Statement copy = connection.createStatement()) {
                copy.execute(
                    changelog.deployed().get().copyWithout(changelog.parsedOrder().stream()));
              }
            }
            return true;
          });
    } catch (Exception e) {
      throw new ParseProblem(changelog.root(), changelog.path(), e).toException();
    }
  }

  /** Applies one changeset, the next in order. */
  public Applied apply(Changeset changeset) throws ChangesetFailed {
    return apply(changeset, Optional.empty());
  }

  /**
   * Likewise.
   *
   * @param watch looks at each of its statements
   */
  public Applied apply(Changeset changeset, Optional<StatementWatch> watch) throws ChangesetFailed {
    try {
      return withLiquibase(
          (liquibase, connection) -> {
            ChangeSet target = changelog.parsed(changeset);
            Outcomes outcomes = new Outcomes(connection);
            watch.ifPresent(w -> connection.watchStatements(w, forwardPlaces(changeset)));
            long start = System.nanoTime();
            // Without the filter that tells what has run: to fill that one costs all that has.
            iterate(liquibase, target, new UpdateVisitor(liquibase, outcomes));
            long ms = (System.nanoTime() - start) / 1_000_000;
            return new Applied(outcomes.outcome(), ms, connection.locks(), connection.atomicity());
          });
    } catch (Exception e) {
      Location place = changeset.location();
      ChangeSet parsed = changelog.parsed(changeset);
      throw new Refusal(changelog, e)
          .toFailure(changeset.sqlFile(), place, place.line(), parsed.getChanges())
          .mended(new Remedy(e, parsed).forward());
    }
  }

  /** Rolls back one changeset, the newest applied. */
  public RolledBack rollBack(Changeset changeset) throws ChangesetFailed {
    return rollBack(changeset, Optional.empty());
  }

  /**
   * Likewise.
   *
   * @param watch looks at each statement of the rollback
   */
  public RolledBack rollBack(Changeset changeset, Optional<StatementWatch> watch)
      throws ChangesetFailed {
    try {
      return withLiquibase(
          (liquibase, connection) -> {
            long start = System.nanoTime();
            ChangeSet target = changelog.parsed(changeset);
            watch.ifPresent(w -> connection.watchStatements(w, rollbackPlaces(changeset)));
            new AbsentClasses(target)
                .rollBack(
                    () -> {
                      iterate(
                          liquibase,
                          target,
                          new RollbackVisitor(liquibase, new Outcomes(connection)));
                      return target;
                    });
            long ms = (System.nanoTime() - start) / 1_000_000;
            return new RolledBack(
                ms, connection.locks(), connection.atomicity(), target.isRunInTransaction());
          });
    } catch (Exception e) {
      Location place = changeset.location();
      int from = new LineMap(changelog.lines(place.file())).rollbackFrom(place.line());
      ChangeSet parsed = changelog.parsed(changeset);
      throw new Refusal(changelog, e)
          .toFailure(changeset.rollbackFile(), place, from, parsed.getRollback().getChanges())
          .mended(new Remedy(e, parsed).back());
    }
  }

  private StatementPlaces forwardPlaces(Changeset changeset) {
    return places(changeset.sqlFile(), changeset.location(), 1, changeset.forwardLocation());
  }

  private StatementPlaces rollbackPlaces(Changeset changeset) {
    Location place = changeset.location();
    int from = new LineMap(changelog.lines(place.file())).rollbackFrom(place.line());
    return places(
        changeset.rollbackFile(),
        place.file().isEmpty() ? place : Location.of(place.file(), from),
        1,
        changeset.rollbackLocation());
  }

  private StatementPlaces places(
      Optional<String> sqlFile, Location written, int first, Location otherwise) {
    String file = sqlFile.map(ResourceName::of).orElse(written.file());
    return new StatementPlaces(
        sqlFile.orElse(file),
        changelog.lines(file),
        sqlFile.isPresent() ? first : written.line(),
        otherwise);
  }

  private void iterate(
      liquibase.database.Database liquibase, ChangeSet target, ChangeSetVisitor visitor)
      throws Exception {
    new ChangeLogIterator(parsed(), new OnlyThis(target))
        .run(visitor, changelog.filter().environment(liquibase));
  }

  private DatabaseChangeLog parsed() {
    return changelog.parsed();
  }

  private <T> T withLiquibase(LiquibaseSession.Work<T> work) throws Exception {
    LiquibaseSession current =
        session.isPresent() && session.get().isAsNew()
            ? session.get()
            : LiquibaseSession.open(changelog, database);
    session = Optional.empty();
    boolean isOfUse = false;
    try {
      T result = current.call(onlooker.call(), work);
      isOfUse = true;
      return result;
    } finally {
      if (isOfUse) {
        session = Optional.of(current);
      } else {
        current.close();
      }
    }
  }

  /**
   * The session that is open between two changesets, if one is: its counts of what it did to rows
   * are handed in.
   */
  public OptionalInt backend() throws SQLException {
    return session.isPresent() ? OptionalInt.of(session.get().backend()) : OptionalInt.empty();
  }

  /** Ends the session: the next changeset gets a new one, which sees what roles are set to now. */
  @Override
  public void close() throws SQLException {
    if (session.isPresent()) {
      session.get().close();
      session = Optional.empty();
    }
  }

  private record OnlyThis(ChangeSet target) implements ChangeSetFilter {
    @Override
    public ChangeSetFilterResult accepts(ChangeSet changeSet) {
      return new ChangeSetFilterResult(
          changeSet.equals(target), "one changeset at a time", OnlyThis.class);
    }
  }
}
