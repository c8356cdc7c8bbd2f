package dev.pgrehearse.cli;

import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.status.LiveLook;
import dev.pgrehearse.status.Preflight;
import java.util.function.Supplier;

/** A live database beside the one that a system's moves were written for. */
record LiveDrift(Spec specs, String system, ComparedServer compared, Terminal terminal) {

  /**
   * Compares them.
   *
   * @param look at the live one, once it is known that there is something to compare it with
   */
  Preflight of(Supplier<LiveLook> look) {
    OpenedSystem opened = OpenedSystem.of(specs.read(system));
    FacadeFile facades = specs.facades(system);
    LiveLook live = look.get();
    try (Server server = compared.start(live.major(), terminal)) {
      return InterruptedRun.unless(
          server, () -> Preflight.of(opened.spec(), opened.main(), facades, live, server));
    }
  }
}
