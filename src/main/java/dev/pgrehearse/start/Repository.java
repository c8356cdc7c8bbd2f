package dev.pgrehearse.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody's repository, or a copy of what it has of one system.
 *
 * @param root its folder
 * @param verification the folder that has one for each system, from there
 */
record Repository(Path root, String verification) {

  private static final Pattern NUMBER = Pattern.compile("(\\d{3})_.*");

  private static final Pattern PHASE = Pattern.compile("\\blabels: phase_(\\d{1,4})\\b");

  /** From the root. */
  String of(String system, String file) {
    return "%s/%s/%s".formatted(verification, system, file);
  }

  boolean has(String file) {
    return Files.exists(root.resolve(file));
  }

  String read(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new StartException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  void write(Map<String, String> files) {
    files.forEach(
        (file, text) -> {
          try {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), text);
          } catch (IOException e) {
            throw new StartException("cannot write %s: %s".formatted(file, e.getMessage()), e);
          }
        });
  }

  /** The numbers of a system's packs go on in tens. */
  int lastPack(String system) {
    int last = 0;
    for (String folder : new String[] {"changelog/" + system, "sql/" + system}) {
      try (Stream<Path> entries = Files.list(root.resolve(folder))) {
        for (Path entry : entries.toList()) {
          Matcher number = NUMBER.matcher(entry.getFileName().toString());
          if (number.matches()) {
            last = Math.max(last, Integer.parseInt(number.group(1)));
          }
        }
      } catch (IOException e) {
        // then it has none there
      }
    }
    return last;
  }

  /** The phases that pack files are labelled with are counted, {@code phase_1} first. */
  int lastPhase(String system) {
    int last = 0;
    try (Stream<Path> entries = Files.list(root.resolve("changelog/" + system))) {
      for (Path entry : entries.filter(Files::isRegularFile).toList()) {
        Matcher phase = PHASE.matcher(Files.readString(entry));
        while (phase.find()) {
          last = Math.max(last, Integer.parseInt(phase.group(1)));
        }
      }
    } catch (IOException e) {
      // then it has none
    }
    return last;
  }

  /** A copy of what a system is made of, to try things on. */
  Repository copyOf(String system, Path folder) {
    for (String part :
        new String[] {
          "changelog/" + system,
          "changelog/" + system + ".yaml",
          "sql/" + system,
          verification + "/" + system
        }) {
      copy(root.resolve(part), folder.resolve(part));
    }
    return new Repository(folder, verification);
  }

  private static void copy(Path from, Path to) {
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(target));
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new StartException(
          "cannot copy %s: %s".formatted(from.getFileName(), e.getMessage()), e);
    }
  }
}
