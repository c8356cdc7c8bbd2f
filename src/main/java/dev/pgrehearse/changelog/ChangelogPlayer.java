package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.Callable;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.core.PostgresDatabase;
import liquibase.resource.DirectoryResourceAccessor;

/**
 * Plays one changeset at a time, through Liquibase's own visitors, each on a fresh connection of
 * the migration role, exactly as {@code liquibase update} and {@code rollback} would.
 */
public final class ChangelogPlayer {

  /** Liquibase's two tables live here on a throwaway database, whatever the changelog is. */
  public static final String HISTORY_SCHEMA = "pgrehearse_history";

  private final Changelog changelog;
  private final Database database;
  private final Callable<Connection> onlooker;
  private Optional<PostgresDatabase> known = Optional.empty();

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
            parsed().validate(liquibase, new Contexts(), new LabelExpression());
            return true;
          });
    } catch (Exception e) {
      throw new ParseProblem(changelog.root(), changelog.path(), e).toException();
    }
  }

  /** Applies one changeset, the next in order. */
  public Applied apply(Changeset changeset) throws ChangesetFailed {
    try {
      return withLiquibase(
          (liquibase, connection) -> {
            ChangeSet target = changelog.parsed(changeset);
            Outcomes outcomes = new Outcomes();
            long start = System.nanoTime();
            iterate(
                liquibase,
                target,
                new UpdateVisitor(liquibase, outcomes, new ShouldRunChangeSetFilter(liquibase)));
            long ms = (System.nanoTime() - start) / 1_000_000;
            return new Applied(outcomes.outcome(), ms, connection.locks());
          });
    } catch (Exception e) {
      Location place = changeset.location();
      throw new Refusal(changelog, e)
          .toFailure(
              changeset.sqlFile(), place, place.line(), changelog.parsed(changeset).getChanges());
    }
  }

  /** Rolls back one changeset, the newest applied. */
  public RolledBack rollBack(Changeset changeset) throws ChangesetFailed {
    try {
      return withLiquibase(
          (liquibase, connection) -> {
            long start = System.nanoTime();
            iterate(
                liquibase,
                changelog.parsed(changeset),
                new RollbackVisitor(liquibase, new Outcomes()));
            long ms = (System.nanoTime() - start) / 1_000_000;
            return new RolledBack(
                ms, connection.locks(), changelog.parsed(changeset).isRunInTransaction());
          });
    } catch (Exception e) {
      Location place = changeset.location();
      int from = new LineMap(changelog.lines(place.file())).rollbackFrom(place.line());
      throw new Refusal(changelog, e)
          .toFailure(
              changeset.rollbackFile(),
              place,
              from,
              changelog.parsed(changeset).getRollback().getChanges());
    }
  }

  private void iterate(
      liquibase.database.Database liquibase, ChangeSet target, ChangeSetVisitor visitor)
      throws Exception {
    new ChangeLogIterator(parsed(), new OnlyThis(target))
        .run(visitor, new RuntimeEnvironment(liquibase, new Contexts(), new LabelExpression()));
  }

  private DatabaseChangeLog parsed() {
    return changelog.parsed();
  }

  private <T> T withLiquibase(Work<T> work) throws Exception {
    try (DirectoryResourceAccessor files = new DirectoryResourceAccessor(changelog.root());
        Connection connection = database.connectAsMigrationRole()) {
      LockWatchingConnection watched =
          new LockWatchingConnection(this, connection, onlooker.call());
      return new LiquibaseScope(files).call(() -> with(watched, work));
    }
  }

  /**
   * What Liquibase has read of its own tables is kept for as long as nothing goes wrong and no
   * other player comes between, as it is during an update of many changesets.
   */
  private <T> T with(LockWatchingConnection watched, Work<T> work) throws Exception {
    PostgresDatabase liquibase = known.orElseGet(ChangelogPlayer::unknown);
    known = Optional.empty();
    liquibase.setConnection(watched);
    try {
      ChangeLogHistoryService history =
          Scope.getCurrentScope()
              .getSingleton(ChangeLogHistoryServiceFactory.class)
              .getChangeLogService(liquibase);
      history.init();
      T result = work.with(liquibase, watched);
      if (!liquibase.getConnection().getAutoCommit()) {
        liquibase.commit();
      }
      known = Optional.of(liquibase);
      return result;
    } finally {
      if (known.isEmpty()) {
        LiquibaseScope.forgetDatabases();
      }
    }
  }

  private static PostgresDatabase unknown() {
    LiquibaseScope.forgetDatabases();
    PostgresDatabase liquibase = new PostgresDatabase();
    liquibase.setLiquibaseSchemaName(HISTORY_SCHEMA);
    return liquibase;
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(PostgresDatabase liquibase, LockWatchingConnection connection) throws Exception;
  }

  private record OnlyThis(ChangeSet target) implements ChangeSetFilter {
    @Override
    public ChangeSetFilterResult accepts(ChangeSet changeSet) {
      return new ChangeSetFilterResult(
          changeSet.equals(target), "one changeset at a time", OnlyThis.class);
    }
  }
}
