package dev.pgrehearse.report;

import dev.pgrehearse.finding.Cause;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;

/** The report for a pull request's comment. */
final class MarkdownReport {

  private final RunReport run;
  private final StringBuilder text = new StringBuilder();

  MarkdownReport(RunReport run) {
    this.run = run;
  }

  String text() {
    line("# Rehearsal of %s", run.system());
    line("");
    line(
        "Postgres %s (%s): %d changesets, %d round trips, %d checks; %d errors, %d warnings%s.",
        run.server().version(),
        run.server().provider(),
        run.summary().changesets(),
        run.summary().roundTrips(),
        run.summary().checks(),
        run.count(Severity.ERROR),
        run.count(Severity.WARNING),
        run.accepted().isEmpty() ? "" : ", %d accepted".formatted(run.accepted().size()));
    run.cutOff().ifPresent(this::cutOff);
    run.part().ifPresent(this::part);
    findings();
    phases();
    changesets();
    locks();
    skipped();
    time();
    return text.toString();
  }

  private void cutOff(String where) {
    line("");
    line("## Cut off");
    line("");
    line("This is as far as it came, and no verdict: %s.", where);
  }

  private void part(RunReport.Part part) {
    line("");
    line("## Only a part");
    line("");
    line("%s.", part.summary());
    line("");
    part.chosen()
        .forEach((changeset, reasons) -> line("- %s: %s", changeset, String.join("; ", reasons)));
    line("");
    line("Left out, and not judged:");
    line("");
    part.leftOut().forEach(left -> line("- %s", left));
    part.notes().forEach(note -> line("- note: %s", note));
  }

  /** Those that users can feel: on tables that were there, and in whose way they stand. */
  private void locks() {
    if (run.changesets().stream().noneMatch(row -> row.locks().stream().anyMatch(this::isFelt))) {
      return;
    }
    line("");
    line("## Locks on tables that were there before");
    line("");
    line("| statement | table | lock | waits for it | all rows |");
    line("|---|---|---|---|---|");
    run.changesets()
        .forEach(
            row ->
                row.locks().stream()
                    .filter(this::isFelt)
                    .forEach(
                        lock ->
                            line(
                                "| %s%s:%d | %s | %s | %s | %s |",
                                lock.direction().equals("forward") ? "" : "back: ",
                                lock.file(),
                                lock.line(),
                                lock.relation(),
                                lock.mode(),
                                String.join(", ", lock.blocks()),
                                lock.rewritten()
                                    ? "rewritten"
                                    : !lock.indexesBuilt().isEmpty()
                                        ? "indexed"
                                        : lock.scanned() ? "read" : "")));
  }

  private boolean isFelt(RunReport.LockRow lock) {
    return lock.there() && lock.blocks().contains("writes");
  }

  /** Where the time went, for whoever wants it to be less. */
  private void time() {
    if (run.timeMs().isEmpty()) {
      return;
    }
    line("");
    line("## Time");
    line("");
    line("What goes on side by side counts on each side; all of it took %d ms.", run.elapsedMs());
    line("");
    line("| on | ms |");
    line("|---|---:|");
    run.timeMs().forEach((on, ms) -> line("| %s | %d |", on, ms));
  }

  private void findings() {
    line("");
    line("## Findings");
    line("");
    if (run.findings().isEmpty()) {
      line("None.");
    }
    for (Cause cause : run.causes()) {
      Finding finding = cause.first();
      boolean single = cause.findings().size() == 1;
      line(
          "### %s: %s%s",
          finding.severity().word(),
          finding.rule(),
          !single
              ? ", %d places".formatted(cause.places().size())
              : finding.changeset().isEmpty() ? "" : " in " + finding.changeset());
      line("");
      if (single) {
        line("%s", finding.location());
      } else {
        cause.places().forEach(place -> line("- %s", place));
      }
      line("");
      line("```\n%s\n```", cause.message());
      line("");
      line("**Fix:** %s", cause.fix());
      line("");
    }
  }

  private void phases() {
    line("");
    line("## Phases");
    line("");
    line("| phase | changesets | forward ms | rollback ms | replay ms |");
    line("|---|---:|---:|---:|---:|");
    for (RunReport.PhaseRow phase : run.phases()) {
      line(
          "| %s | %d | %d | %s | %s |",
          phase.phase().isEmpty() ? "(no label)" : phase.phase(),
          phase.changesets(),
          phase.forwardMs(),
          orDash(phase.rollbackMs()),
          orDash(phase.replayMs()));
    }
  }

  private void changesets() {
    line("");
    line("## Changesets");
    line("");
    line("| changeset | round trip | apply ms | rollback ms | locks | rollback discards |");
    line("|---|---|---:|---:|---|---|");
    for (RunReport.ChangesetRow row : run.changesets()) {
      line(
          "| %s | %s | %d | %d | %s | %s |",
          row.id(),
          row.roundTrip(),
          row.applyMs(),
          row.rollbackMs(),
          String.join(
              "<br>",
              row.locks().stream().map(lock -> lock.relation() + " " + lock.mode()).toList()),
          String.join(
              "<br>",
              row.discards().entrySet().stream()
                  .map(entry -> entry.getValue() + " of " + entry.getKey())
                  .toList()));
    }
  }

  private void skipped() {
    if (run.summary().skipped().isEmpty()) {
      return;
    }
    line("");
    line("## Not checked");
    line("");
    for (Skipped item : run.summary().skipped()) {
      line("- %s: %s", item.what(), item.why());
    }
  }

  private static String orDash(long ms) {
    return ms < 0 ? "–" : String.valueOf(ms);
  }

  private void line(String format, Object... values) {
    text.append(format.formatted(values)).append('\n');
  }
}
