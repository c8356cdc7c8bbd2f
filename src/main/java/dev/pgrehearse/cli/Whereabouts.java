package dev.pgrehearse.cli;

import dev.pgrehearse.rehearsal.Progress;

/** Hands progress on, and remembers where it is. */
final class Whereabouts implements Progress {

  private final Progress shown;
  private volatile String part = "its beginning";
  private volatile String step = "";

  Whereabouts(Progress shown) {
    this.shown = shown;
  }

  /** The part, and the changeset or whatever its step is called. */
  String place() {
    return step.isEmpty() ? part : part + ": " + step;
  }

  @Override
  public void begin(String newPart, int steps) {
    part = newPart;
    step = "";
    shown.begin(newPart, steps);
  }

  @Override
  public void step(String name) {
    step = name;
    shown.step(name);
  }

  @Override
  public void remark(String line) {
    shown.remark(line);
  }

  @Override
  public void end() {
    shown.end();
  }
}
