package dev.pgrehearse.git;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The files of a work tree that differ from a revision, by their names in the repository. */
public final class Changes {

  private final TreeMap<String, String> former;
  private final Function<String, byte[]> blobs;

  /**
   * @param former names to the object that holds what the file was, "" where it was not there
   */
  Changes(Map<String, String> former, Function<String, byte[]> blobs) {
    this.former = new TreeMap<>(former);
    this.blobs = blobs;
  }

  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(former.keySet()));
  }

  public boolean contains(String name) {
    return former.containsKey(name);
  }

  /** Whether the file was not there at the revision, or is none of these. */
  public boolean isNew(String name) {
    return former.getOrDefault(name, "").isEmpty();
  }

  /** What the file held at the revision; nothing where it was not there. */
  public Optional<byte[]> former(String name) {
    return isNew(name) ? Optional.empty() : Optional.of(blobs.apply(former.get(name)));
  }
}
