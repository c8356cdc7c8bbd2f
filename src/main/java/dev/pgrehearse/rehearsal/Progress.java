package dev.pgrehearse.rehearsal;

/** Hears how far a rehearsal is; shows it or not. */
public interface Progress {

  /** A part of so many steps begins. */
  void begin(String part, int steps);

  /** The next step of the part, by name. */
  void step(String name);

  /** The part is over. */
  void end();
}
