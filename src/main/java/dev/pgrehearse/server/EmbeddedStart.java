package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What there is of an embedded server while a thread starts it. When the process is told to end
 * meanwhile, another thread removes it.
 */
final class EmbeddedStart {
  private static final int ROUNDS = 800;

  private final Thread starter = Thread.currentThread();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Optional<EmbeddedFolder> folder = Optional.empty();
  private volatile Optional<EmbeddedBase> base = Optional.empty();
  private volatile boolean undone;

  void in(EmbeddedFolder made) {
    folder = Optional.of(made);
  }

  void on(EmbeddedBase found) {
    base = Optional.of(found);
  }

  /** By the starting thread, whether there is a server now or not. */
  void end() {
    over.countDown();
  }

  boolean isUndone() {
    return undone;
  }

  String lastLineOfLog() {
    return folder.map(EmbeddedFolder::lastLineOfLog).orElse("");
  }

  /**
   * Keeps on removing what comes into being until the starting thread has given up, which it does
   * as soon as it cannot make its folders again.
   */
  void undo() {
    undone = over.getCount() > 0;
    for (int i = 0; i < ROUNDS && !isOver(); i++) {
      starter.interrupt();
      remove();
      folder.ifPresent(EmbeddedFolder::block);
    }
    if (undone) {
      remove();
    }
  }

  private boolean isOver() {
    try {
      return over.await(25, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Programs first, then what they work on. */
  void remove() {
    if (folder.isEmpty()) {
      return;
    }
    EmbeddedFolder all = folder.get();
    stop(all, all.first());
    stop(all, all.data());
    new OwnProcesses(all.run()).end();
    new OwnProcesses(all.making()).end();
    all.delete();
  }

  /** A server that is killed would leave its shared memory. */
  private void stop(EmbeddedFolder all, Path data) {
    if (base.isEmpty() || !Files.exists(data.resolve("postmaster.pid"))) {
      return;
    }
    try {
      for (EmbeddedBase each : List.of(base.get().made(all), base.get())) {
        if (each.hasPrograms()) {
          new Postmaster(each.bin(), data, all.log(), 0, Map.of()).abandon();
          return;
        }
      }
    } catch (IOException e) {
      // It is killed next.
    }
  }
}
