package dev.pgrehearse.server;

import java.util.function.Consumer;

/**
 * What a provider hands over: a Postgres that answers. Closing it stops what was started for it.
 */
interface RunningPostgres extends AutoCloseable {

  /** {@code embedded}, {@code docker:IMAGE} or {@code jdbc}. */
  String provider();

  Address address();

  /** Whether the server itself goes away on close, and all that is on it. */
  boolean throwaway();

  /** Whoever uses it sees to it that it is closed when the process is told to end. */
  default void isClosedByItsUser() {}

  /** Whether its data directory can be had; see {@link #freeze}. */
  default boolean canBeFrozen() {
    return false;
  }

  /** Stops it, hands over its data directory, and starts it again. */
  default void freeze(Consumer<DataDirectory> keep) {
    throw new UnsupportedOperationException(provider());
  }

  @Override
  void close();
}
