package dev.pgrehearse.cli;

import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.mutation.Judged;
import dev.pgrehearse.mutation.MutationResult;
import dev.pgrehearse.mutation.Verdict;
import dev.pgrehearse.report.MutationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the outcome of mutants into the shape of a report. */
final class ReportOfMutation {

  private final MutationResult result;

  ReportOfMutation(MutationResult result) {
    this.result = result;
  }

  MutationReport report() {
    return new MutationReport(
        result.system(),
        new MutationReport.Mutation(
            result.planted(),
            result.killed(),
            result.equivalent().size(),
            result.invalid().size(),
            result.killedBy(),
            operators(),
            result.survivors().stream().map(ReportOfMutation::survivor).toList(),
            result.harmless().stream().map(ReportOfMutation::harmless).toList(),
            result.equivalent().stream().map(Mutant::id).sorted().toList()));
  }

  private static MutationReport.Harmless harmless(Judged judged) {
    return new MutationReport.Harmless(
        judged.mutant().id(), ((Verdict.Harmless) judged.verdict()).because());
  }

  private List<MutationReport.OperatorRow> operators() {
    Map<String, List<Judged>> byOperator = new TreeMap<>();
    for (Judged each : result.judged()) {
      boolean counts =
          each.verdict() instanceof Verdict.Killed || each.verdict() instanceof Verdict.Survived;
      if (counts) {
        String key = each.mutant().operator().group() + " " + each.mutant().operator().name();
        byOperator.computeIfAbsent(key, name -> new ArrayList<>()).add(each);
      }
    }
    return byOperator.values().stream().map(ReportOfMutation::row).toList();
  }

  private static MutationReport.OperatorRow row(List<Judged> all) {
    Mutant one = all.get(0).mutant();
    int killed =
        (int) all.stream().filter(each -> each.verdict() instanceof Verdict.Killed).count();
    return new MutationReport.OperatorRow(
        one.operator().group(), one.operator().name(), all.size(), killed);
  }

  private static MutationReport.Survivor survivor(Judged judged) {
    Mutant mutant = judged.mutant();
    return new MutationReport.Survivor(
        mutant.operator().name(),
        mutant.at().file(),
        mutant.at().line(),
        mutant.changeset().id(),
        mutant.what(),
        Advice.of(mutant));
  }

  /** What would have noticed a fault of a kind. */
  private static final class Advice {

    private Advice() {}

    static String of(Mutant mutant) {
      return switch (mutant.operator().group()) {
        case "policies" ->
            "a fixture row of another identity that this rule should hide or refuse; the access"
                + " matrix then shows it";
        case "grants" -> "access.yaml, or a check as the role that gains or loses the privilege";
        case "views" -> "a check as an identity for whom the view's rows differ";
        case "functions" -> "a check that calls the function where this line decides the outcome";
        case "triggers" -> "a check of what the trigger does, for this event and this moment";
        case "tables" -> "a check that writes the row this must refuse, or the value it must give";
        case "performance" -> "a check on volume with plan: uses, never_scans or init_plan";
        case "rollback" -> "a check of the state that this line restores";
        default -> "a check of what this line is for";
      };
    }
  }
}
