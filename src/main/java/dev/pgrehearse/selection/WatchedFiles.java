package dev.pgrehearse.selection;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files that somebody works on.
 *
 * @param files each of them, whether it is there or not
 * @param folders in which, at any depth, a new one may be another of them
 * @param except folders that are passed over, for what is written there is no work
 */
public record WatchedFiles(Set<Path> files, Set<Path> folders, Set<Path> except) {

  public WatchedFiles {
    files = absolute(files);
    folders = absolute(folders);
    except = absolute(except);
  }

  /** These and those of another system. */
  public WatchedFiles and(WatchedFiles other) {
    return new WatchedFiles(
        union(files, other.files), union(folders, other.folders), union(except, other.except));
  }

  /** Without what stands in a folder: where reports are written, say. */
  public WatchedFiles without(Path folder) {
    return new WatchedFiles(files, folders, union(except, Set.of(folder)));
  }

  private static Set<Path> absolute(Set<Path> paths) {
    return paths.stream()
        .map(path -> path.toAbsolutePath().normalize())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Path> union(Set<Path> one, Set<Path> other) {
    Set<Path> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }
}
