package dev.pgrehearse.mutation;

import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.rehearsal.Progress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Judges mutants side by side; their order in the result is that of the mutants. */
final class Workers {

  private final int count;
  private final Progress progress;
  private final Journal journal;
  private final Excuses excuses;
  private final AtomicInteger survivors = new AtomicInteger();

  Workers(int count, Progress progress, Journal journal, Excuses excuses) {
    this.count = count;
    this.progress = progress;
    this.journal = journal;
    this.excuses = excuses;
  }

  List<Judged> judge(String title, List<Mutant> mutants, Trial trial) {
    ExecutorService pool = Executors.newFixedThreadPool(count);
    progress.begin(title, mutants.size());
    try {
      List<Future<Judged>> running = new ArrayList<>();
      for (Mutant mutant : mutants) {
        running.add(pool.submit(() -> judge(title, mutant, trial)));
      }
      List<Judged> judged = new ArrayList<>();
      for (Future<Judged> each : running) {
        Judged result = each.get();
        if (result.survived()) {
          survivors.incrementAndGet();
          progress.remark("survived: " + result.mutant().id());
        }
        progress.step(survivors.get() + " survive");
        judged.add(result);
      }
      return judged;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MutationException("the run was interrupted", e);
    } catch (ExecutionException e) {
      throw new MutationException(
          "a mutant cannot be judged: " + e.getCause().getMessage(), e.getCause());
    } finally {
      progress.end();
      pool.shutdownNow();
    }
  }

  /** Mutants whose verdicts are all known. */
  List<Judged> known(String title, List<Mutant> mutants) {
    return mutants.stream()
        .map(mutant -> excuses.judged(mutant, journal.before(title, mutant).orElseThrow()))
        .toList();
  }

  private Judged judge(String title, Mutant mutant, Trial trial) throws SQLException {
    Optional<Verdict> before = journal.before(title, mutant);
    if (before.isPresent()) {
      return excuses.judged(mutant, before.get());
    }
    Verdict verdict = trial.judge(mutant);
    journal.note(title, mutant, verdict);
    return excuses.judged(mutant, verdict);
  }
}
