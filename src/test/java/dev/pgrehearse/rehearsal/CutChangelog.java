package dev.pgrehearse.rehearsal;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A YAML changelog as text, of which only some changesets are kept. */
record CutChangelog(String text) {

  private static final Pattern ID = Pattern.compile("(?m)^      id: (\\S+)$");

  /** The ids of all changesets, in order. */
  List<String> ids() {
    return ID.matcher(text).results().map(found -> found.group(1)).toList();
  }

  CutChangelog keep(Predicate<String> wanted) {
    return new CutChangelog(
        Arrays.stream(text.split("(?m)^(?=  - changeSet:)"))
            .filter(
                part -> {
                  Matcher id = ID.matcher(part);
                  return !id.find() || wanted.test(id.group(1));
                })
            .collect(Collectors.joining()));
  }
}
