package dev.pgrehearse.cli;

import dev.pgrehearse.layer.Layer;
import dev.pgrehearse.layer.Layers;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code pgrehearse cache}: the states of a server that runs keep to go on from next time. */
@Command(
    name = "cache",
    description = {
      "List the layers, states of a server that runs keep to go on from next time, or throw them away.",
      "They are in the folder of your caches, or in the one that PGREHEARSE_CACHE names."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse cache",
      "      what is kept, how large it is, and when it was used last",
      "  pgrehearse cache --clear",
      "      nothing is kept any more; the next run makes what it needs"
    })
final class CacheCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Option(names = "--clear", description = "throw all of them away")
  private boolean clear;

  @Override
  public Integer call() {
    Layers layers = Layers.ofUser();
    PrintWriter out = command.commandLine().getOut();
    List<Layer> found = layers.list();
    if (clear) {
      layers.clear();
      List<Layer> left = layers.list();
      out.printf(
          "thrown away: %s%n", count(found.size() - left.size(), bytes(found) - bytes(left)));
    } else {
      out.print(new CacheTable(found, Instant.now()).text());
      out.printf(
          "%s of %s in %s%n",
          count(found.size(), bytes(found)), size(layers.bound()), layers.folder());
    }
    layers.notes().forEach(command.commandLine().getErr()::println);
    return ExitCode.CLEAN.number();
  }

  private static long bytes(List<Layer> layers) {
    return layers.stream().mapToLong(Layer::bytes).sum();
  }

  private static String count(int layers, long bytes) {
    return "%d %s, %s".formatted(layers, layers == 1 ? "layer" : "layers", size(bytes));
  }

  /** In mebibytes, and never nothing where there is something. */
  static String size(long bytes) {
    return ((bytes + (1 << 20) - 1) >> 20) + " MiB";
  }

  /** How long ago that was, as far as anybody wants to know. */
  static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return age.toDays() < 1 ? age.toHours() + " h ago" : age.toDays() + " d ago";
  }
}
