package dev.pgrehearse.changelog.standin;

import java.util.Optional;

/** A change, or a precondition, that may stand in for the one that was meant. */
public interface StandIn {

  /** What is missing; empty where what was meant is played. */
  Optional<String> missingClass();
}
