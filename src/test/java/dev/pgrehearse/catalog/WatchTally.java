package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.Vocabulary.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts, so that a property that tried nothing fails. */
final class WatchTally {
  private final Set<Entry> drawn = new HashSet<>();
  private final Set<Entry> accepted = new HashSet<>();
  private int sent;
  private int taken;
  private int looks;
  private int whole;

  void drawn(Entry entry) {
    drawn.add(entry);
  }

  void sent(Entry entry, boolean isAccepted) {
    sent++;
    if (isAccepted) {
      taken++;
      accepted.add(entry);
    }
  }

  void looked(boolean atEverything) {
    looks++;
    whole += atEverything ? 1 : 0;
  }

  int looks() {
    return looks;
  }

  double shareTaken() {
    return (double) taken / sent;
  }

  double shareQuick() {
    return 1 - (double) whole / looks;
  }

  /** Entries that were drawn, and never accepted. */
  List<String> inVain() {
    return drawn.stream()
        .filter(entry -> !accepted.contains(entry))
        .map(Entry::text)
        .sorted()
        .toList();
  }

  String summary() {
    return "%d statements, %.0f %% of them accepted; %d looks, %.0f %% of them quick"
        .formatted(sent, 100 * shareTaken(), looks, 100 * shareQuick());
  }
}
