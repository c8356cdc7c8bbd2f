package dev.pgrehearse.rehearsal;

import java.util.List;

/** Indexes that a changeset left invalid, as a failed {@code create index concurrently} does. */
final class InvalidIndexes {

  private InvalidIndexes() {}

  static List<String> in(Snapshot before, Snapshot after) {
    return after.catalog().objects().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("index "))
        .filter(entry -> "no".equals(entry.getValue().get("valid")))
        .filter(
            entry ->
                before.catalog().objects().get(entry.getKey()) == null
                    || !"no".equals(before.catalog().objects().get(entry.getKey()).get("valid")))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }
}
