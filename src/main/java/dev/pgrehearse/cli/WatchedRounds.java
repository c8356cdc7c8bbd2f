package dev.pgrehearse.cli;

import dev.pgrehearse.selection.Watch;
import dev.pgrehearse.selection.WatchedFiles;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/** Does something again each time that somebody saves a file, until the process is told to end. */
final class WatchedRounds {

  /** One time. */
  interface Round {

    /** The files that it depends on. */
    WatchedFiles files();

    void play();
  }

  private final Supplier<Round> reader;
  private final Problems problems;
  private final Terminal terminal;

  /**
   * @param reader reads what is there, anew each time
   */
  WatchedRounds(Supplier<Round> reader, Problems problems, Terminal terminal) {
    this.reader = reader;
    this.problems = problems;
    this.terminal = terminal;
  }

  /** What cannot be read while somebody is still writing it is told, and waited for. */
  void run() {
    Optional<WatchedFiles> watched = Optional.empty();
    Optional<Watch> watch = Optional.empty();
    while (true) {
      try {
        Round round = reader.get();
        WatchedFiles files = round.files();
        if (!watched.equals(Optional.of(files))) {
          watched = Optional.of(files);
          watch = Optional.of(Watch.of(files));
        }
        round.play();
      } catch (InterruptedRun e) {
        throw e;
      } catch (RuntimeException e) {
        if (watch.isEmpty()) {
          throw e;
        }
        terminal.problem(problems.text(e));
      }
      try {
        terminal.waiting();
        terminal.changed(shown(watch.orElseThrow().next()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static String shown(Collection<Path> files) {
    Path first = Terminal.shown(files.iterator().next());
    return files.size() == 1 ? first.toString() : first + " and " + (files.size() - 1) + " more";
  }
}
