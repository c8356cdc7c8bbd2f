package dev.pgrehearse.kill;

import dev.pgrehearse.changelog.LiquibaseRun;
import dev.pgrehearse.server.ServerException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Liquibase as a process, which has read the changelog and waits to be told what to do. */
final class Victim implements AutoCloseable {

  private static final long SECONDS = 60;

  private final Process process;

  private Victim(Process process) {
    this.process = process;
  }

  static Victim of(LiquibaseRun deployment) {
    Redirect said = System.getenv("PGREHEARSE_DEBUG") == null ? Redirect.DISCARD : Redirect.INHERIT;
    try {
      return new Victim(
          deployment.process().redirectOutput(Redirect.DISCARD).redirectError(said).start());
    } catch (IOException e) {
      throw new ServerException("Java cannot be started: " + e.getMessage(), e);
    }
  }

  void deploy(LiquibaseRun.Call call, String url) {
    try {
      process
          .getOutputStream()
          .write(
              "%s\t%d\t%s%n"
                  .formatted(call.command().name(), call.count(), url)
                  .getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new ServerException("Liquibase's process is gone: " + e.getMessage(), e);
    }
  }

  /** As {@code kill -9} does. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
