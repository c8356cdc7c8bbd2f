import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A rehearsal, and the three commands that it replaces, in turn. */
final class RatioPart {

  /** A rehearsal, and the three commands right before or after it. */
  private record Pair(Usage rehearsal, ThreeCommands.Played commands) {

    static ToDoubleFunction<Pair> ratio(ToDoubleFunction<Usage> measure) {
      return pair ->
          measure.applyAsDouble(pair.rehearsal) / measure.applyAsDouble(pair.commands.all());
    }

    static ToDoubleFunction<Pair> rehearsal(ToDoubleFunction<Usage> measure) {
      return pair -> measure.applyAsDouble(pair.rehearsal);
    }

    static ToDoubleFunction<Pair> commands(ToDoubleFunction<Usage> measure) {
      return pair -> measure.applyAsDouble(pair.commands.all());
    }
  }

  private final Settings settings;
  private final Rehearsals rehearsals;
  private final Map<Subject, List<Pair>> pairs = new LinkedHashMap<>();

  RatioPart(Settings settings, Rehearsals rehearsals) {
    this.settings = settings;
    this.rehearsals = rehearsals;
  }

  void run() throws IOException, InterruptedException, SQLException {
    settings.systems().forEach(s -> pairs.put(Subject.of(settings.home(), s), new ArrayList<>()));
    try (Server server = Servers.start(new ServerChoice.Embedded(settings.version()))) {
      ThreeCommands commands = new ThreeCommands(settings, server);
      for (int round = 0; round <= settings.rounds(); round++) {
        for (Map.Entry<Subject, List<Pair>> entry : pairs.entrySet()) {
          Pair pair = measure(commands, entry.getKey(), round);
          System.err.printf(
              Locale.ROOT,
              "round %d of %d, %s: %.1f s, the three commands %.1f s%n",
              round,
              settings.rounds(),
              entry.getKey().name(),
              pair.rehearsal().seconds(),
              pair.commands().all().seconds());
          // The first round warms the machine's caches and is not counted.
          if (round > 0) {
            entry.getValue().add(pair);
          }
        }
      }
    }
    report();
  }

  /** Who comes first changes from round to round. */
  private Pair measure(ThreeCommands commands, Subject subject, int round)
      throws IOException, InterruptedException, SQLException {
    if (round % 2 == 0) {
      ThreeCommands.Played played = commands.play(subject);
      return new Pair(rehearsals.rehearse(subject.name()), played);
    }
    Usage rehearsal = rehearsals.rehearse(subject.name());
    return new Pair(rehearsal, commands.play(subject));
  }

  private void report() {
    System.out.printf(
        "%nA rehearsal, and update, rollback-count, update; the median (lowest to highest),"
            + " rounds: %d%n",
        settings.rounds());
    pairs.forEach(this::report);
    pairs.forEach(this::goals);
  }

  private void report(Subject subject, List<Pair> rounds) {
    System.out.printf(
        "%s: %d changesets, %d of them back%n",
        subject.name(), subject.changesets(), subject.reversible());
    System.out.printf("  %-28s%-28s%-28s%s%n", "seconds", "rehearsal", "three commands", "ratio");
    row("time", rounds, Usage::seconds);
    row("processor, client", rounds, Usage::cpu);
    row("processor, server", rounds, Usage::serverCpu);
    row("processor, both", rounds, Usage::allCpu);
    System.out.printf(
        "  %-56s%s, %s, %s%n",
        "time, each command",
        Spread.of(rounds, pair -> pair.commands().update().seconds()).cell(),
        Spread.of(rounds, pair -> pair.commands().back().seconds()).cell(),
        Spread.of(rounds, pair -> pair.commands().again().seconds()).cell());
  }

  private static void row(String name, List<Pair> rounds, ToDoubleFunction<Usage> measure) {
    System.out.printf(
        "  %-28s%-28s%-28s%s%n",
        name,
        Spread.of(rounds, Pair.rehearsal(measure)).cell(),
        Spread.of(rounds, Pair.commands(measure)).cell(),
        Spread.of(rounds, Pair.ratio(measure)).cell());
  }

  private void goals(Subject subject, List<Pair> rounds) {
    if (subject.name().equals("crm")) {
      Goals.print(
          "crm: a rehearsal, to the three commands",
          5,
          "x",
          Spread.of(rounds, Pair.ratio(Usage::seconds)));
    }
    if (subject.name().equals("reorganization")) {
      Goals.print(
          "reorganization: a rehearsal",
          180,
          "s",
          Spread.of(rounds, Pair.rehearsal(Usage::seconds)));
    }
  }
}
