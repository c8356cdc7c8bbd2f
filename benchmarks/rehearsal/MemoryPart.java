import java.io.IOException;

/** The most memory that a rehearsal's own process had at a time. */
final class MemoryPart {
  private static final double LIMIT_MIB = 512;

  private final Settings settings;
  private final Rehearsals rehearsals;

  MemoryPart(Settings settings, Rehearsals rehearsals) {
    this.settings = settings;
    this.rehearsals = rehearsals;
  }

  void run() throws IOException, InterruptedException {
    System.out.printf("%nPeak resident memory of a rehearsal's JVM, without its Postgres%n");
    for (String system : settings.systems()) {
      // Where ratio was measured too, its rehearsals will do.
      for (int round = rehearsals.of(system).size(); round < settings.rounds(); round++) {
        rehearsals.rehearse(system);
        System.err.printf("memory: %s, round %d%n", system, round + 1);
      }
      Goals.print(system, LIMIT_MIB, "MiB", Spread.of(rehearsals.of(system), Usage::peakMiB));
    }
  }
}
