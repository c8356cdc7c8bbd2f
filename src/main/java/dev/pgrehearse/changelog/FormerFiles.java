package dev.pgrehearse.changelog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files as they were at another time; what is not said to differ is as it is on the disk. */
public interface FormerFiles {

  /** Whether a file is another now, or is gone, or was not there. */
  boolean differs(Path file);

  /** What a file that differs held; nothing where it was not there. */
  Optional<byte[]> content(Path file);

  /** The files that differ and were there, at any depth below a folder. */
  List<Path> below(Path folder);
}
