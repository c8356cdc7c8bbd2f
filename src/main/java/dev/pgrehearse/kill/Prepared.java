package dev.pgrehearse.kill;

import java.util.HashMap;
import java.util.Map;

/** What a client has prepared so far, to know what it executes. */
final class Prepared {

  private final Map<String, String> statements = new HashMap<>();
  private final Map<String, String> portals = new HashMap<>();

  void note(Message message) {
    if (message.type() == 'P') {
      statements.put(message.text(0), message.text(1));
    } else if (message.type() == 'B') {
      portals.put(message.text(0), statements.getOrDefault(message.text(1), ""));
    }
  }

  boolean executes(Message message) {
    return message.type() == 'E' || message.type() == 'Q';
  }

  String executed(Message message) {
    return message.type() == 'Q'
        ? message.text(0)
        : portals.getOrDefault(message.text(0), "").strip();
  }
}
