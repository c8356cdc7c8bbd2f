import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rehearsals of the systems took, all of this run: each part reads from it what it is about.
 */
final class Rehearsals {
  private final Settings settings;
  private final Pgrehearse pgrehearse;
  private final Map<String, List<Usage>> taken = new HashMap<>();

  Rehearsals(Settings settings) {
    this.settings = settings;
    this.pgrehearse = new Pgrehearse(settings.home(), settings.work());
  }

  Usage rehearse(String system) throws IOException, InterruptedException {
    Usage usage = pgrehearse.rehearse(system, settings.version()).run();
    taken.computeIfAbsent(system, any -> new ArrayList<>()).add(usage);
    return usage;
  }

  List<Usage> of(String system) {
    return List.copyOf(taken.getOrDefault(system, List.of()));
  }
}
