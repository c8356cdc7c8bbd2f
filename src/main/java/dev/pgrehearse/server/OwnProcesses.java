package dev.pgrehearse.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs of Postgres that work on a folder of a run: initdb, pg_ctl and servers that they leave
 * behind. They are known by their arguments, which name a path in it; a number of a process may be
 * somebody else's by now.
 */
record OwnProcesses(Path folder) {

  /** Ends them at once; what was on their disk is removed next. */
  void end() {
    all().forEach(ProcessHandle::destroyForcibly);
  }

  private List<ProcessHandle> all() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  private boolean isOurs(ProcessHandle process) {
    Optional<String[]> arguments = process.info().arguments();
    return process.pid() != ProcessHandle.current().pid()
        && arguments.isPresent()
        && Stream.of(arguments.get()).anyMatch(this::isInFolder);
  }

  private boolean isInFolder(String argument) {
    return argument.startsWith(folder + "/") || argument.startsWith(folder + "\\");
  }
}
