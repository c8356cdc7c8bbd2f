package dev.pgrehearse.cli;

import dev.pgrehearse.proof.NotTried;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says which forms of statement could not be tried: one line for the same reason and facades. */
final class UntriedForms {

  private static final int NAMED = 3;

  private UntriedForms() {}

  static List<String> lines(Collection<NotTried> untried) {
    Map<String, Map<String, Set<String>>> facadesByForm = new TreeMap<>();
    for (NotTried each : untried) {
      facadesByForm
          .computeIfAbsent(each.reason(), reason -> new TreeMap<>())
          .computeIfAbsent(each.form(), form -> new TreeSet<>())
          .add(each.facade());
    }
    List<String> lines = new ArrayList<>();
    facadesByForm.forEach((reason, forms) -> lines.addAll(lines(reason, forms)));
    return lines;
  }

  private static List<String> lines(String reason, Map<String, Set<String>> forms) {
    Map<String, Set<String>> formsByFacades = new TreeMap<>();
    forms.forEach(
        (form, facades) ->
            formsByFacades.computeIfAbsent(named(facades), k -> new TreeSet<>()).add(form));
    return formsByFacades.entrySet().stream()
        .map(
            line ->
                "not tried on %s: %s, for %s"
                    .formatted(line.getKey(), String.join(", ", line.getValue()), reason))
        .toList();
  }

  private static String named(Set<String> facades) {
    String first = String.join(", ", facades.stream().limit(NAMED).toList());
    int more = facades.size() - NAMED;
    return switch (facades.size()) {
      case 1 -> first;
      case 2, NAMED -> "%d facades (%s)".formatted(facades.size(), first);
      default -> "%d facades (%s and %d more)".formatted(facades.size(), first, more);
    };
  }
}
