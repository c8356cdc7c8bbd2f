package dev.pgrehearse.changelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.UnexpectedLiquibaseException;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Liquibase's connection, with a second one looking on: just before a commit, when a transaction
 * still holds every lock it took, the onlooker reads them from pg_locks.
 */
final class LockWatchingConnection extends JdbcConnection {

  private static final String LOCKS =
      """
      select distinct quote_ident(n.nspname) || '.' || quote_ident(c.relname) as relation, l.mode
      from pg_catalog.pg_locks as l
      join pg_catalog.pg_class as c on c.oid = l.relation
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where l.pid = ?
          and l.granted
          and l.database = (select d.oid from pg_catalog.pg_database as d where d.datname = current_database())
          and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', ?)
          and c.relkind in ('r', 'p', 'v', 'm', 'f')
          and l.mode not in ('AccessShareLock')
      order by 1, 2
      """;

  private static final String TRANSACTION =
      """
      select l.virtualtransaction
      from pg_catalog.pg_locks as l
      where l.pid = ?
          and l.locktype = 'virtualxid'
          and l.granted
      """;

  private final int backend;
  private final List<RelationLock> locks = new ArrayList<>();
  private Connection onlooker;
  private boolean watching;
  private long transactionStart;
  private Optional<String> transaction = Optional.empty();
  private Atomicity atomicity = Atomicity.KEPT;
  private final StatementExecutor executor = new StatementExecutor();
  private Optional<StatementWatch> statements = Optional.empty();
  private StatementPlaces places;

  LockWatchingConnection(Connection watched) throws SQLException {
    super(watched);
    this.onlooker = watched;
    this.backend = watched.unwrap(PGConnection.class).getBackendPID();
  }

  /** Forgets what it saw, and has somebody look on. */
  void begin(Connection superuser) {
    onlooker = superuser;
    locks.clear();
    watching = true;
    executor.end();
    statements = Optional.empty();
    transaction = Optional.empty();
    atomicity = Atomicity.KEPT;
    transactionStart = System.nanoTime();
  }

  /** Liquibase's way to the server for whoever plays changesets on this connection. */
  StatementExecutor executor() {
    return executor;
  }

  /** Has somebody look at each statement of the changeset, once its own begin. */
  void watchStatements(StatementWatch watch, StatementPlaces where) {
    statements = Optional.of(watch);
    places = where;
  }

  /** From here on the statements are the changeset's. */
  void statementsBegin() {
    if (statements.isEmpty()) {
      return;
    }
    try {
      statements.get().begin(getUnderlyingConnection(), onlooker);
    } catch (SQLException e) {
      throw new UnexpectedLiquibaseException("cannot watch the statements of a changeset", e);
    }
    executor.begin(statements.get(), places);
    statements = Optional.empty();
  }

  /**
   * What comes now is the changeset itself. Its transaction is begun already, so that it can be
   * known again; with a statement that takes no snapshot, or {@code set transaction} would be
   * refused.
   */
  void willRun() {
    try {
      if (watching && transaction.isEmpty() && !getUnderlyingConnection().getAutoCommit()) {
        try (Statement statement = getUnderlyingConnection().createStatement()) {
          statement.execute("show transaction_isolation");
        }
        transaction = Optional.of(transaction());
      }
      statementsBegin();
    } catch (SQLException e) {
      throw new UnexpectedLiquibaseException("cannot watch the transaction of a changeset", e);
    }
  }

  /** What comes now is Liquibase's own bookkeeping. */
  void watchNoMore() {
    watching = false;
    executor.end();
  }

  /** Liquibase goes back to transactions of its own behind a changeset that wanted none. */
  @Override
  public void setAutoCommit(boolean autoCommit) throws DatabaseException {
    if (watching && !autoCommit && getAutoCommit() && !hasNoTransaction()) {
      atomicity = Atomicity.LEFT_OPEN;
    }
    super.setAutoCommit(autoCommit);
  }

  @Override
  public void commit() throws DatabaseException {
    look();
    super.commit();
    transaction = Optional.empty();
    transactionStart = System.nanoTime();
  }

  @Override
  public void rollback() throws DatabaseException {
    super.rollback();
    transaction = Optional.empty();
    transactionStart = System.nanoTime();
  }

  /** What became of the transaction that the changeset began in. */
  Atomicity atomicity() {
    return atomicity;
  }

  List<RelationLock> locks() {
    return List.copyOf(locks);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** Liquibase commits more often than it does anything. */
  private boolean hasNoTransaction() throws DatabaseException {
    try {
      return getUnderlyingConnection().unwrap(BaseConnection.class).getTransactionState()
          == TransactionState.IDLE;
    } catch (SQLException e) {
      throw new DatabaseException("cannot tell whether a transaction is open", e);
    }
  }

  /** Asked within the transaction, where a {@code set local} still holds. */
  private boolean limited() throws SQLException {
    try (Statement statement = getUnderlyingConnection().createStatement();
        ResultSet row = statement.executeQuery("select current_setting('lock_timeout') <> '0'")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** The one that the server is in now; "" is none. */
  private String transaction() throws SQLException {
    try (PreparedStatement query = onlooker.prepareStatement(TRANSACTION)) {
      query.setInt(1, backend);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  private void look() throws DatabaseException {
    if (!watching) {
      return;
    }
    try {
      if (transaction.isPresent() && !transaction.get().equals(transaction())) {
        atomicity = Atomicity.ENDED;
      }
    } catch (SQLException e) {
      throw new DatabaseException("cannot watch the transaction of a changeset", e);
    }
    if (hasNoTransaction()) {
      return;
    }
    long heldMs = (System.nanoTime() - transactionStart) / 1_000_000;
    try (PreparedStatement query = onlooker.prepareStatement(LOCKS)) {
      boolean limited = limited();
      query.setInt(1, backend);
      query.setString(2, ChangelogPlayer.HISTORY_SCHEMA);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          locks.add(new RelationLock(rows.getString(1), rows.getString(2), heldMs, limited));
        }
      }
    } catch (SQLException e) {
      throw new DatabaseException("cannot watch the locks of a changeset", e);
    }
  }
}
