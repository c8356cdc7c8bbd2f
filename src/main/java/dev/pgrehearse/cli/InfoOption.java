package dev.pgrehearse.cli;

import picocli.CommandLine.Option;

/** How much of the findings the terminal shows. */
final class InfoOption {

  @Option(
      names = "--info",
      description = "show findings at level info too, and every place of each finding")
  private boolean info;

  boolean isGiven() {
    return info;
  }
}
