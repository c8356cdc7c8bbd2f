package dev.pgrehearse.cli;

import dev.pgrehearse.rehearsal.Progress;
import java.io.PrintWriter;

/** Plain lines for CI: a part's beginning and end, and one in a while between. */
final class LineProgress implements Progress {

  private static final long QUIET_NANOS = 5_000_000_000L;

  private final PrintWriter err;
  private String part = "";
  private int steps;
  private int done;
  private long start;
  private long lastLine;

  LineProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void begin(String newPart, int newSteps) {
    part = newPart;
    steps = newSteps;
    done = 0;
    start = System.nanoTime();
    lastLine = start;
    line(part + ": " + steps + " steps");
  }

  @Override
  public void step(String name) {
    done++;
    if (System.nanoTime() - lastLine > QUIET_NANOS) {
      line(part + ": " + done + " of " + steps + ", " + name);
      lastLine = System.nanoTime();
    }
  }

  @Override
  public void remark(String text) {
    line(text);
  }

  @Override
  public void end() {
    line(part + ": " + Terminal.seconds((System.nanoTime() - start) / 1_000_000));
  }

  private void line(String text) {
    err.println(text);
    err.flush();
  }
}
