package dev.pgrehearse.rehearsal;

/** Hears how far a rehearsal is; shows it or not. */
public interface Progress {

  /** Shows nothing. */
  static Progress none() {
    return new Progress() {
      @Override
      public void begin(String part, int steps) {}

      @Override
      public void step(String name) {}

      @Override
      public void end() {}
    };
  }

  /** A part of so many steps begins. */
  void begin(String part, int steps);

  /** The next step of the part, by name. */
  void step(String name);

  /** Within a step, this changeset is what comes now. */
  default void at(String changeset) {}

  /** Something worth a line before the part is over; not shown where there is no room for it. */
  default void remark(String line) {}

  /** The part is over. */
  void end();
}
