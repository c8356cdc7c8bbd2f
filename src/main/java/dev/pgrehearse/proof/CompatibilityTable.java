package dev.pgrehearse.proof;

import dev.pgrehearse.proof.subject.Facade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which form of statement works on which kind of facade as on the table; markdown, by running. */
final class CompatibilityTable {

  private final List<Facade> facades;
  private final Map<String, Map<String, Integer>> tried;
  private final List<FacadeDifference> differences;

  CompatibilityTable(
      List<Facade> facades,
      Map<String, Map<String, Integer>> tried,
      List<FacadeDifference> differences) {
    this.facades = facades;
    this.tried = tried;
    this.differences = differences;
  }

  String text() {
    TreeMap<String, List<Facade>> kinds = new TreeMap<>();
    facades.forEach(
        facade ->
            kinds.computeIfAbsent(facade.kind().word(), word -> new ArrayList<>()).add(facade));
    TreeSet<String> forms = new TreeSet<>();
    tried.values().forEach(counts -> forms.addAll(counts.keySet()));
    StringBuilder text = new StringBuilder("| statement form |");
    kinds.keySet().forEach(kind -> text.append(" ").append(kind).append(" |"));
    text.append("\n|---|").append("---|".repeat(kinds.size())).append("\n");
    for (String form : forms) {
      text.append("| ").append(form).append(" |");
      kinds.values().forEach(of -> text.append(" ").append(cell(form, of)).append(" |"));
      text.append("\n");
    }
    return text.toString();
  }

  private String cell(String form, List<Facade> of) {
    List<String> names =
        of.stream()
            .map(Facade::name)
            .filter(name -> tried.getOrDefault(name, Map.of()).containsKey(form))
            .toList();
    if (names.isEmpty()) {
      return "not tried";
    }
    List<FacadeDifference> found =
        differences.stream()
            .filter(d -> d.form().equals(form) && names.contains(d.facade()))
            .toList();
    if (found.isEmpty()) {
      return "same";
    }
    long differing = found.stream().map(FacadeDifference::facade).distinct().count();
    String how =
        found.stream()
            .map(FacadeDifference::kindOfDifference)
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    return differing == names.size()
        ? "differs: " + how
        : "differs on %d of %d: %s".formatted(differing, names.size(), how);
  }
}
