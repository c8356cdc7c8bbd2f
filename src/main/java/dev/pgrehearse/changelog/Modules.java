package dev.pgrehearse.changelog;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The modules of the repository that a changelog is in: when the application runs, what their
 * {@code src/main/resources} hold is on one classpath.
 */
final class Modules {

  private static final Path RESOURCES = Path.of("src", "main", "resources");

  private static final Set<String> NONE_OF_OURS =
      Set.of(".git", "target", "build", "out", "bin", "node_modules", "test", "java", "kotlin");

  private final Path changelog;

  /**
   * @param changelog absolute
   */
  Modules(Path changelog) {
    this.changelog = changelog;
  }

  /**
   * The folders that have a file, sorted, and of those that have the same one the first; none where
   * there is no repository.
   */
  List<Path> holding(String file) {
    for (Path at = changelog.getParent(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        List<Path> holding = new ArrayList<>();
        folders(at).stream()
            .filter(folder -> Files.exists(folder.resolve(file)))
            .sorted()
            .filter(folder -> holding.stream().noneMatch(other -> areSame(other, folder, file)))
            .forEach(holding::add);
        return holding;
      }
    }
    return List.of();
  }

  private static boolean areSame(Path one, Path other, String file) {
    try {
      return Files.mismatch(one.resolve(file), other.resolve(file)) < 0;
    } catch (IOException e) {
      return false; // a folder, say, of which each may have something else
    }
  }

  private static List<Path> folders(Path repository) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          repository,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              if (folder.endsWith(RESOURCES)) {
                found.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
              }
              return folder.equals(repository)
                      || !NONE_OF_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return List.of(); // then the file is missing, and is told so
    }
    return found;
  }
}
