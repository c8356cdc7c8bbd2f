package dev.pgrehearse.selection;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Waits until somebody has changed files.
 *
 * <p>It looks at their times and sizes again and again. The JDK's WatchService would have to be
 * told of every folder, hears nothing of files on a network or in a container's mount, does the
 * same as this on a Mac, only every ten seconds, and loses events when there are many. To look at
 * the few hundred files of a system takes some milliseconds.
 */
public final class Watch {

  private static final Duration INTERVAL = Duration.ofMillis(300);

  private final WatchedFiles watched;
  private final Pause pause;
  private Map<Path, Stamp> known;

  /** What happens between two looks: nothing, for a while. */
  @FunctionalInterface
  interface Pause {
    void take() throws InterruptedException;
  }

  /** By what a file is known to be as it was; a file that replaces another has another key. */
  private record Stamp(long time, long size, Object key) {}

  Watch(WatchedFiles watched, Pause pause) {
    this.watched = watched;
    this.pause = pause;
    this.known = look();
  }

  /** Remembers files as they are now: begin before they are read. */
  public static Watch of(WatchedFiles watched) {
    return new Watch(watched, () -> Thread.sleep(INTERVAL.toMillis()));
  }

  /**
   * Waits until some of the files are not what they were when this was made, or when this last
   * returned, and none has been written to between two looks, since editors write several times.
   *
   * @return those that are changed, new or gone
   */
  public SortedSet<Path> next() throws InterruptedException {
    while (true) {
      Map<Path, Stamp> seen = look();
      if (!seen.equals(known)) {
        seen = settled(seen);
      }
      SortedSet<Path> changed = differing(seen);
      if (!changed.isEmpty()) {
        known = seen;
        return Collections.unmodifiableSortedSet(changed);
      }
      pause.take();
    }
  }

  private Map<Path, Stamp> settled(Map<Path, Stamp> first) throws InterruptedException {
    Map<Path, Stamp> seen = first;
    while (true) {
      pause.take();
      Map<Path, Stamp> next = look();
      if (next.equals(seen)) {
        return seen;
      }
      seen = next;
    }
  }

  /** Of a file that is none of the system's, only that it is new: an include may take it. */
  private SortedSet<Path> differing(Map<Path, Stamp> seen) {
    SortedSet<Path> changed = new TreeSet<>();
    Set<Path> all = new HashSet<>(known.keySet());
    all.addAll(seen.keySet());
    for (Path file : all) {
      boolean differs = !Objects.equals(known.get(file), seen.get(file));
      if (differs && (watched.files().contains(file) || !known.containsKey(file))) {
        changed.add(file);
      }
    }
    return changed;
  }

  private Map<Path, Stamp> look() {
    Map<Path, Stamp> seen = new HashMap<>();
    watched.folders().forEach(folder -> walk(folder, seen));
    for (Path file : watched.files()) {
      if (!seen.containsKey(file) && watched.except().stream().noneMatch(file::startsWith)) {
        stamp(file, seen);
      }
    }
    return seen;
  }

  private static void stamp(Path file, Map<Path, Stamp> seen) {
    try {
      put(file, Files.readAttributes(file, BasicFileAttributes.class), seen);
    } catch (IOException e) {
      // It is not there.
    }
  }

  private static void put(Path file, BasicFileAttributes is, Map<Path, Stamp> seen) {
    seen.put(
        file, new Stamp(is.lastModifiedTime().toMillis(), is.size(), String.valueOf(is.fileKey())));
  }

  private void walk(Path folder, Map<Path, Stamp> seen) {
    try {
      Files.walkFileTree(folder, new Visitor(seen));
    } catch (IOException e) {
      // What can be read of it has been.
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    private final Map<Path, Stamp> seen;

    Visitor(Map<Path, Stamp> seen) {
      this.seen = seen;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
      boolean passedOver =
          watched.except().contains(folder)
              || (!watched.folders().contains(folder) && isHidden(folder));
      return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
      if (!isHidden(file) || watched.files().contains(file)) {
        if (is.isSymbolicLink()) {
          stamp(file, seen);
        } else {
          put(file, is, seen);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }

  /** What editors put beside a file that they have open, too. */
  private static boolean isHidden(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") || name.startsWith("#") || name.endsWith("~");
  }
}
