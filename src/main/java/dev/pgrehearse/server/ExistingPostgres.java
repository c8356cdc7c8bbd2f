package dev.pgrehearse.server;

import java.util.Map;

/** A server that was there before and will be there after. */
record ExistingPostgres(Address address) implements RunningPostgres {

  static RunningPostgres at(ServerChoice.Existing choice, Map<String, String> environment) {
    return new ExistingPostgres(Address.of(choice.jdbcUrl(), environment));
  }

  @Override
  public String provider() {
    return "jdbc";
  }

  @Override
  public boolean throwaway() {
    return false;
  }

  @Override
  public void close() {
    // Nothing was started.
  }
}
