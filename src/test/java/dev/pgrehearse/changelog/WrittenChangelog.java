package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A changelog written for one test. */
record WrittenChangelog(Path folder) {

  static final String HEADER = "--liquibase formatted sql logicalFilePath:shop.sql\n";

  /** {@code rule@line} for each finding on the file, or {@code rule@file:line} on another. */
  List<String> findings(String name, String text) throws IOException {
    return all(name, text).stream()
        .map(
            finding ->
                finding.rule()
                    + "@"
                    + (finding.location().file().equals(name)
                        ? Integer.toString(finding.location().line())
                        : finding.location().toString()))
        .toList();
  }

  List<Finding> all(String name, String text) throws IOException {
    write(name, text);
    return ChangelogLint.of(Changelog.open(folder.resolve(name))).findings();
  }

  void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
