package dev.pgrehearse.server;

/**
 * What a provider hands over: a Postgres that answers. Closing it stops what was started for it.
 */
interface RunningPostgres extends AutoCloseable {

  /** {@code embedded}, {@code docker:IMAGE} or {@code jdbc}. */
  String provider();

  Address address();

  /** Whether the server itself goes away on close, and all that is on it. */
  boolean throwaway();

  @Override
  void close();
}
