package dev.pgrehearse.cli;

import dev.pgrehearse.rehearsal.Progress;

/** Shows nothing. */
final class SilentProgress implements Progress {
  @Override
  public void begin(String part, int steps) {}

  @Override
  public void step(String name) {}

  @Override
  public void end() {}
}
