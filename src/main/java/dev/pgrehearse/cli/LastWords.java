package dev.pgrehearse.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that is told to end (Ctrl-C, a polite kill) say what has become of its work: the
 * process ends with its server, and that takes less time than to write a report.
 */
final class LastWords {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch said = new CountDownLatch(1);
  private final Thread hook = new Thread(this::listen, "pgrehearse-last-words");

  /** From here on the process waits for them. */
  void begin() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      asked.countDown();
    }
  }

  private void listen() {
    asked.countDown();
    try {
      said.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process has been told to end. */
  boolean areAsked() {
    return asked.getCount() == 0;
  }

  /** There is nothing more to say. */
  void said() {
    said.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It has been waiting for this.
    }
  }
}
