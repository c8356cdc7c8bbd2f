package dev.pgrehearse.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The answers of two databases to the same calls, side by side. */
final class Comparison {

  private final List<String> differing = new ArrayList<>();
  private final List<String> undeclared = new ArrayList<>();
  private final List<String> unseen = new ArrayList<>();

  Comparison(List<Answer> before, List<Answer> after) {
    if (!names(before).equals(names(after))) {
      throw new AssertionError(
          "not the same calls were answered:%n  before %s%n  after %s"
              .formatted(names(before), names(after)));
    }
    for (int i = 0; i < before.size(); i++) {
      compare(before.get(i), Difference.between(before.get(i).json(), after.get(i).json()));
    }
  }

  private static List<String> names(List<Answer> answers) {
    return answers.stream().map(Answer::name).toList();
  }

  private void compare(Answer call, List<Difference> differences) {
    String who = "%s, as %s:".formatted(call.name(), call.as());
    List<Difference> others =
        differences.stream().filter(difference -> !difference.isAmong(call.differs())).toList();
    if (!others.isEmpty()) {
      differing.add(call.name());
      others.forEach(difference -> undeclared.add(who + " " + difference));
    }
    TreeSet<String> declared = new TreeSet<>(call.differs().keySet());
    differences.forEach(difference -> declared.remove(difference.path()));
    declared.forEach(
        path ->
            unseen.add(
                "%s declared to differ at %s, and is the same; drop the declaration"
                    .formatted(who, path)));
  }

  /** Names of the calls that differ in a way that is not declared. */
  List<String> differing() {
    return List.copyOf(differing);
  }

  /** What differs and is not declared. */
  List<String> undeclared() {
    return List.copyOf(undeclared);
  }

  /** What is declared and does not differ. */
  List<String> unseen() {
    return List.copyOf(unseen);
  }
}
