package dev.pgrehearse.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that could not be checked, and why. Listed in every report: never silently green.
 *
 * @param what the check or part that was left out
 * @param why the reason, and what would make it run
 */
public record Skipped(String what, String why) {

  private static final Pattern CHANGESET = Pattern.compile("changesets? (.+)", Pattern.DOTALL);
  private static final int NAMED = 8;

  public Skipped {
    if (what.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("what was skipped needs a name and a reason");
    }
  }

  /** The same, with the changesets that were left out for one reason in one line. */
  public static List<Skipped> merged(Collection<Skipped> all) {
    Map<String, List<String>> changesets = new LinkedHashMap<>();
    for (Skipped each : all) {
      Matcher changeset = CHANGESET.matcher(each.what);
      if (changeset.matches()) {
        changesets.computeIfAbsent(each.why, why -> new ArrayList<>()).add(changeset.group(1));
      }
    }
    Set<Skipped> merged = new LinkedHashSet<>();
    for (Skipped each : all) {
      List<String> named = changesets.getOrDefault(each.why, List.of());
      boolean isOneOfSeveral = named.size() > 1 && CHANGESET.matcher(each.what).matches();
      merged.add(isOneOfSeveral ? new Skipped(words(named), each.why) : each);
    }
    return List.copyOf(merged);
  }

  private static String words(List<String> ids) {
    String first = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
    return ids.size() > NAMED
        ? "changesets %s and %d more".formatted(first, ids.size() - NAMED)
        : "changesets " + first;
  }
}
