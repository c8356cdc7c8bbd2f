package dev.pgrehearse.cli;

import dev.pgrehearse.facade.FacadePack;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.SortedMap;
import picocli.CommandLine.Option;

/** Where generated SQL goes: printed, or as files of a pack. */
final class PackOptions {

  @Option(names = "--out", paramLabel = "DIR", description = "write files instead of printing SQL")
  private Path out;

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      defaultValue = "010_facades",
      description = "NNN_name or SYSTEM/NNN_name (default: ${DEFAULT-VALUE})")
  private String pack;

  @Option(
      names = "--phase",
      paramLabel = "LABEL",
      defaultValue = "phase_1",
      description = "label of the changesets (default: ${DEFAULT-VALUE})")
  private String phase;

  /**
   * The pack that is asked for.
   *
   * @throws IllegalArgumentException when its name or its phase is none
   */
  FacadePack pack() {
    return new FacadePack(pack, phase);
  }

  boolean print() {
    return out == null;
  }

  /** Where files go. */
  Path folder() {
    return out;
  }

  void write(SortedMap<String, String> files, PrintWriter print) {
    new PackFiles(out).write(files, print);
  }
}
