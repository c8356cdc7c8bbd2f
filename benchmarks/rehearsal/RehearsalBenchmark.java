import java.nio.file.Path;

/**
 * What a rehearsal costs: against the three Liquibase commands that it replaces, by the size of
 * what it looks at, and in memory. See README.md.
 */
final class RehearsalBenchmark {

  private RehearsalBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.of(Path.of(System.getProperty("pgrehearse.home")), arguments);
    Rehearsals rehearsals = new Rehearsals(settings);
    for (Part part : settings.parts()) {
      switch (part) {
        case RATIO -> new RatioPart(settings, rehearsals).run();
        case GROWTH -> new GrowthPart(settings).run();
        case INNER -> new InnerPart(settings).run();
        case MEMORY -> new MemoryPart(settings, rehearsals).run();
        case LINT -> new LintPart(settings).run();
      }
    }
    System.out.printf("server: PostgreSQL %d, embedded%n", settings.version());
  }
}
