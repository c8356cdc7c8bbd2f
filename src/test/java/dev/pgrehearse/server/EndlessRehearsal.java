package dev.pgrehearse.server;

import dev.pgrehearse.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The main class of a process that creates databases and roles until it is ended. */
final class EndlessRehearsal {
  private EndlessRehearsal() {}

  /**
   * A process of its own; returns when it is in the middle of its work.
   *
   * @param temporary where it keeps what is embedded
   */
  static Process startIn(Path temporary, String option) throws IOException {
    Process process = in(temporary, option).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (!"at work".equals(line)) {
      throw new IllegalStateException("it said " + line);
    }
    return process;
  }

  /** Such a process, to be started. */
  static ProcessBuilder in(Path temporary, String option) {
    return new ProcessBuilder(
        Stream.of(
                JavaProcess.hearingSignals(),
                JavaProcess.of(temporary, EndlessRehearsal.class, List.of(option)))
            .flatMap(List::stream)
            .toList());
  }

  public static void main(String[] arguments) {
    try (Server server = Servers.start(ServerChoice.parse(arguments[0], 17));
        Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Session session = new Session(database.connectAsMigrationRole())) {
      session.execute("create role crm_reader; create table public.orders (id bigint)");
      session.execute("grant select on public.orders to crm_reader");
      session.execute("begin; lock table public.orders");
      System.out.println("at work");
      while (true) {
        server.createDatabase(PrivilegeRegime.CLOSED);
      }
    }
  }
}
