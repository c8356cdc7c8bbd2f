package dev.pgrehearse.cli;

import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.layer.Layers;
import dev.pgrehearse.server.ServerChoice;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether states are kept from one run to the next. */
final class CacheOptions {

  @Option(
      names = "--no-cache",
      description = "keep nothing for the next run, and use nothing that an earlier one kept")
  private boolean noCache;

  Grounds grounds(ServerChoice choice) {
    boolean keeps = !noCache && Home.runs().cache();
    return Grounds.of(choice, keeps ? Optional.of(Layers.ofUser()) : Optional.empty());
  }
}
