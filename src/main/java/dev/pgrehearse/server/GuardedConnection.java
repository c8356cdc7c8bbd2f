package dev.pgrehearse.server;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A connection of the migration role that asks the {@link RoleGuard} before each statement that may
 * write to roles. All else goes through as it is, which is why it is a proxy: JDBC's two interfaces
 * have some hundred methods.
 */
final class GuardedConnection {
  private static final String NOT_IN_A_TRANSACTION = "25001";

  private final Connection connection;
  private final RoleGuard guard;

  private GuardedConnection(Connection connection, RoleGuard guard) {
    this.connection = connection;
    this.guard = guard;
  }

  static Connection of(Connection connection, RoleGuard guard) {
    GuardedConnection guarded = new GuardedConnection(connection, guard);
    return proxy(Connection.class, guarded::onConnection);
  }

  private Object onConnection(Object proxy, Method method, Object... arguments) throws Throwable {
    Object result =
        method.getName().startsWith("prepare")
            ? guarded(connection, method, arguments)
            : call(connection, method, arguments);
    if (method.getName().equals("createStatement")) {
      Statement statement = (Statement) result;
      return proxy(Statement.class, (self, called, with) -> guarded(statement, called, with));
    }
    return result;
  }

  private Object guarded(Object target, Method method, Object... arguments) throws Throwable {
    if (arguments == null
        || arguments.length == 0
        || !(arguments[0] instanceof String sql)
        || !guard.concerns(sql)) {
      return call(target, method, arguments);
    }
    return switch (state()) {
      case OPEN -> let(target, method, arguments);
      case FAILED -> call(target, method, arguments);
      case IDLE ->
          connection.getAutoCommit()
              ? inTransaction(target, method, arguments)
              : let(target, method, arguments);
    };
  }

  private Object let(Object target, Method method, Object... arguments) throws Throwable {
    try (Statement statement = connection.createStatement()) {
      statement.execute(RoleGuard.LET);
    }
    return call(target, method, arguments);
  }

  /** One that stands alone is a transaction anyway. */
  private Object inTransaction(Object target, Method method, Object... arguments) throws Throwable {
    connection.setAutoCommit(false);
    try {
      Object result = let(target, method, arguments);
      connection.commit();
      return result;
    } catch (SQLException e) {
      connection.rollback();
      if (!NOT_IN_A_TRANSACTION.equals(e.getSQLState())) {
        throw e;
      }
    } finally {
      connection.setAutoCommit(true);
    }
    return call(target, method, arguments);
  }

  private TransactionState state() throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState();
  }

  private static Object call(Object target, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
