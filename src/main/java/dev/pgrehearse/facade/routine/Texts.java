package dev.pgrehearse.facade.routine;

import java.util.HashMap;
import java.util.Map;

/** Bodies of functions, each read once however many moves ask for it. */
final class Texts {
  private final Map<String, BodyText> read = new HashMap<>();

  BodyText of(Routine routine) {
    return read.computeIfAbsent(routine.body(), BodyText::new);
  }
}
