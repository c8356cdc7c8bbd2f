package dev.pgrehearse.access;

import java.util.List;

/** Something to find out by probes, in one round or more. */
interface Question {

  /** What to try next; nothing when all is known. */
  List<Probe> probes();

  /** The answers to {@link #probes}, in their order. */
  void hear(List<Answer> answers);

  /** What has been found out. */
  List<Cell> cells();
}
