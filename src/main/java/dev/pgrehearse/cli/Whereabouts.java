package dev.pgrehearse.cli;

import dev.pgrehearse.rehearsal.Progress;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hands progress on, and remembers where it is. */
final class Whereabouts implements Progress {

  private final Progress shown;
  private volatile String part = "its beginning";
  private volatile String step = "";
  private volatile String changeset = "";

  Whereabouts(Progress shown) {
    this.shown = shown;
  }

  /** The part, and the changeset or whatever its step is called. */
  String place() {
    return Stream.of(part, step, changeset.isEmpty() ? "" : "changeset " + changeset)
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void begin(String newPart, int steps) {
    part = newPart;
    step = "";
    changeset = "";
    shown.begin(newPart, steps);
  }

  @Override
  public void step(String name) {
    step = name.replaceFirst(": $", "");
    changeset = "";
    shown.step(name);
  }

  @Override
  public void at(String id) {
    changeset = id;
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
