package dev.pgrehearse.proof;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.proof.subject.Facade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Keeps count of what was tried, and makes findings of what differs. */
final class Ledger {

  private static final Pattern LONG_LITERAL =
      Pattern.compile("'((?:[^']|''){40})(?:[^']|''){60,}'");

  private final ProofPlan plan;
  private final KindDifferences ofKinds;
  private final List<FacadeDifference> differences = new ArrayList<>();
  private final List<NotTried> notTried = new ArrayList<>();
  private final List<Finding> ofClients = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Map<String, Integer>> tried = new LinkedHashMap<>();

  Ledger(ProofPlan plan, KindDifferences ofKinds) {
    this.plan = plan;
    this.ofKinds = ofKinds;
  }

  void tried(Facade facade, String form) {
    tried
        .computeIfAbsent(facade.name(), name -> new LinkedHashMap<>())
        .merge(form, 1, Integer::sum);
  }

  void notTried(NotTried form) {
    notTried.add(form);
  }

  void note(String line) {
    notes.add(line);
  }

  void differs(FacadeDifference difference) {
    differences.add(difference);
  }

  /** What is wrong with a record, and not with a facade. */
  void ofClients(Finding finding) {
    ofClients.add(finding);
  }

  /** The forms of which it is known that they differ on a facade. */
  Set<String> differing(Facade facade) {
    Set<String> forms = new TreeSet<>();
    for (FacadeDifference difference : differences) {
      if (difference.facade().equals(facade.name())) {
        forms.add(difference.form());
      }
    }
    return forms;
  }

  ProofResult result(List<Facade> facades) {
    List<Finding> findings = new ArrayList<>();
    if (facades.isEmpty()) {
      findings.add(
          Finding.error(
              "facade-unproved",
              "",
              Location.NONE,
              "there is nothing to prove: no view of after has the name that a table had before",
              "give the database before the move, and a clone of it after the move"));
    }
    // A chosen form may have nothing to do on a facade; all of them together may not.
    boolean everyFacade = tried.isEmpty() || everyForm();
    for (Facade facade : facades) {
      if (everyFacade && !tried.containsKey(facade.name())) {
        findings.add(
            Finding.error(
                "facade-unproved",
                "",
                Location.NONE,
                "not one statement was tried on the facade %s".formatted(facade.name()),
                "put rows into %s with the fixtures, for statements are made of them"
                    .formatted(facade.name())));
      }
    }
    findings.addAll(differing());
    findings.addAll(ofClients);
    findings.addAll(unseen(facades));
    return new ProofResult(
        facades.stream().map(Facade::name).toList(),
        tried.values().stream().flatMap(f -> f.values().stream()).mapToInt(n -> n).sum(),
        differences,
        differences.stream()
            .filter(this::isOfItsKind)
            .map(FacadeDifference::form)
            .distinct()
            .sorted()
            .toList(),
        notTried,
        findings,
        new CompatibilityTable(facades, tried, differences).text(),
        notes);
  }

  private boolean everyForm() {
    Set<String> left = new TreeSet<>(Proof.slugs());
    left.removeAll(Proof.slugsOfPostgrest());
    return plan.forms().containsAll(left);
  }

  private List<Finding> differing() {
    Map<String, List<FacadeDifference>> byForm = new LinkedHashMap<>();
    for (FacadeDifference difference : differences) {
      if (!isAgreed(difference) && !isOfItsKind(difference)) {
        byForm
            .computeIfAbsent(difference.facade() + " " + difference.form(), k -> new ArrayList<>())
            .add(difference);
      }
    }
    return byForm.values().stream().map(this::finding).toList();
  }

  private boolean isAgreed(FacadeDifference difference) {
    return plan.agreed().stream().anyMatch(a -> a.covers(difference));
  }

  private boolean isOfItsKind(FacadeDifference difference) {
    return plan.agreesToKindOf(difference.facade()) && ofKinds.covers(difference);
  }

  private Finding finding(List<FacadeDifference> alike) {
    FacadeDifference first =
        alike.stream()
            .filter(difference -> !difference.words().contains("before fails with"))
            .findFirst()
            .orElse(alike.get(0));
    TreeSet<String> who = new TreeSet<>();
    alike.forEach(difference -> who.add(difference.identity()));
    String message =
        """
        %s: %s%s is not as it was on the table, for %s
          as %s  %s
          %s"""
            .formatted(
                first.facade(),
                first.form(),
                first.about().isEmpty() ? "" : " (" + first.about() + ")",
                String.join(", ", who),
                first.identity(),
                shortened(first.statement()).replace("\n", "\n    "),
                first.words().replace("; after ", "\n  after "));
    return Finding.error(
        "facade-differs",
        "",
        Location.NONE,
        message + (alike.size() == 1 ? "" : "\n  and %d more".formatted(alike.size() - 1)),
        first.mend().orElseGet(() -> agreement(first, alike)));
  }

  private String agreement(FacadeDifference first, List<FacadeDifference> alike) {
    return "make the facade do what the table did, or agree to %s on %s with the reason%s"
        .formatted(
            first.form(),
            first.facade(),
            alike.stream().allMatch(ofKinds::covers)
                ? "; %s is the form that stands for all that belongs to the kind of facade"
                    .formatted(KindDifferences.FORM)
                : "");
  }

  /** A vector or a document in a statement says nothing to who reads it. */
  private static String shortened(String statement) {
    return LONG_LITERAL.matcher(statement).replaceAll("'$1…'");
  }

  private List<Finding> unseen(List<Facade> facades) {
    return plan.agreed().stream()
        .filter(a -> plan.triable().contains(a.form()) || !Proof.slugs().contains(a.form()))
        .filter(a -> wasLookedFor(a, facades))
        .filter(a -> differences.stream().noneMatch(a::covers))
        .map(
            a ->
                Finding.warning(
                    "facade-difference-unseen",
                    "",
                    Location.NONE,
                    "it is agreed that %s differs on %s, and it does not"
                        .formatted(
                            a.form(),
                            a.kind().isEmpty() ? a.facade() : a.facade() + " of kind " + a.kind()),
                    "take it out of the agreed differences"))
        .toList();
  }

  /**
   * What is agreed of all facades may show on one that was not chosen, or that has no such form.
   */
  private boolean wasLookedFor(AgreedDifference agreed, List<Facade> facades) {
    if (!plan.facades().isEmpty() && !plan.facades().contains(agreed.facade())) {
      return false;
    }
    List<Facade> meant =
        facades.stream().filter(f -> agreed.speaksOf(f.name(), f.kind().word())).toList();
    if (agreed.facade().equals("*")) {
      return meant.stream()
          .anyMatch(f -> tried.getOrDefault(f.name(), Map.of()).containsKey(agreed.form()));
    }
    return agreed.kind().isEmpty() || !meant.isEmpty();
  }
}
