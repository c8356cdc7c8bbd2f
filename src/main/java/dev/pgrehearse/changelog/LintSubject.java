package dev.pgrehearse.changelog;

import java.util.List;
import java.util.Map;

/**
 * All that the rules look at.
 *
 * @param changesets those that run on Postgres, in the order of execution
 * @param formatted the formatted SQL files
 * @param files the lines of every changelog file, by its path from the root
 */
record LintSubject(
    Changelog changelog,
    List<LintedChangeset> changesets,
    List<FormattedFile> formatted,
    Map<String, List<String>> files) {

  LintSubject {
    changesets = List.copyOf(changesets);
    formatted = List.copyOf(formatted);
    files = Map.copyOf(files);
  }
}
