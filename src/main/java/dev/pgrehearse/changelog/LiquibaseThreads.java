package dev.pgrehearse.changelog;

import java.util.concurrent.ThreadFactory;
import liquibase.Scope;
import liquibase.SingletonScopeManager;

/**
 * Threads in each of which Liquibase is by itself: what it keeps about databases, it keeps in a
 * scope that a thread otherwise shares with the one that made it.
 */
public final class LiquibaseThreads implements ThreadFactory {

  private final String name;

  /**
   * @param name of the threads, for whoever looks at the process
   */
  public LiquibaseThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              Scope.setScopeManager(new SingletonScopeManager());
              work.run();
            },
            name);
    thread.setDaemon(true);
    return thread;
  }
}
