package dev.pgrehearse.report;

import dev.pgrehearse.finding.Cause;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The report for a pull request's comment: what a reviewer wants first, in some sixty lines. GitHub
 * takes 65,536 characters; the rest is in {@code report.html}.
 */
final class MarkdownReport {

  private static final int LINES_OF_FINDINGS = 34;
  private static final int LINES_OF_MESSAGE = 5;
  private static final int LINES_OF_FIX = 6;
  private static final int LONGEST_LINE = 300;
  private static final int MOST_ROWS = 12;
  private static final int MOST_LISTED = 5;

  private final RunReport run;
  private final StringBuilder text = new StringBuilder();
  private int lines;

  MarkdownReport(RunReport run) {
    this.run = run;
  }

  String text() {
    Page.Verdict verdict = verdict();
    line("## %s: %s", inline(run.system()), verdict.word());
    line("");
    line(
        "**%s.** Postgres %s (%s)%s.",
        verdict.sentence(), run.server().version(), run.server().provider(), played());
    run.cutOff()
        .ifPresent(where -> paragraph("This is as far as it came, and no verdict: " + where + "."));
    run.part().ifPresent(this::part);
    findings();
    phases();
    locks();
    skipped();
    line("");
    line("All of it is in `report.html`, and for machines in `report.json`.");
    return text.toString();
  }

  private String played() {
    return run.changesets().isEmpty()
        ? ""
        : ": %s, %s, %s; forward %d ms, way back %d ms"
            .formatted(
                Words.count(run.summary().changesets(), "changeset"),
                Words.count(run.summary().roundTrips(), "round trip"),
                Words.count(run.summary().checks(), "check"),
                run.summary().forwardMs(),
                run.summary().rollbackMs());
  }

  private Page.Verdict verdict() {
    return Words.verdict(
        run,
        "%s, %s%s"
            .formatted(
                Words.count(run.count(Severity.ERROR), "error"),
                Words.count(run.count(Severity.WARNING), "warning"),
                run.accepted().isEmpty() ? "" : ", %d accepted".formatted(run.accepted().size())));
  }

  private void part(RunReport.Part part) {
    paragraph("**Only a part:** " + part.summary() + ". Left out, and not judged:");
    line("");
    list(part.leftOut());
  }

  /** Errors and warnings; what is only good to know is counted. */
  private void findings() {
    List<Cause> causes = run.causes();
    int begun = lines;
    int shown = 0;
    for (Cause cause : causes) {
      boolean isNews = cause.first().severity() != Severity.INFO || run.cutOff().isPresent();
      if (isNews && (shown == 0 || lines - begun < LINES_OF_FINDINGS)) {
        finding(cause);
        shown++;
      }
    }
    if (causes.size() > shown) {
      long info = run.count(Severity.INFO);
      paragraph(
          "and %d more%s"
              .formatted(
                  causes.size() - shown,
                  info == 0 ? "" : ", %d of them information".formatted(info)));
    }
  }

  private void finding(Cause cause) {
    Finding finding = cause.first();
    line("");
    line(
        "**%s: %s** %s",
        finding.severity().word(),
        finding.rule(),
        cause.places().size() == 1 ? place(finding) : inline(cause.places(MOST_LISTED)));
    block(cause.message(), LINES_OF_MESSAGE);
    line("Fix:");
    block(cause.fix(), LINES_OF_FIX);
  }

  private static String place(Finding finding) {
    return inline(
        Stream.of(finding.changeset(), finding.location().toString())
            .filter(part -> !part.isEmpty())
            .reduce((one, other) -> one + ", " + other)
            .orElse(""));
  }

  private void phases() {
    if (run.phases().isEmpty()) {
      return;
    }
    line("");
    line("| phase | changesets | forward ms | way back ms | replay ms |");
    line("|---|---:|---:|---:|---:|");
    for (RunReport.PhaseRow phase : run.phases().stream().limit(MOST_ROWS).toList()) {
      line(
          "| %s | %d | %d | %s | %s |",
          phase.phase().isEmpty() ? "(no label)" : inline(phase.phase()),
          phase.changesets(),
          phase.forwardMs(),
          orDash(phase.rollbackMs()),
          orDash(phase.replayMs()));
    }
    more(run.phases().size() - MOST_ROWS, "phase", "phases");
  }

  /** A window is planned by what it locks; those that stop readers come first. */
  private void locks() {
    List<RunReport.ChangesetRow> all =
        run.changesets().stream()
            .filter(row -> row.locks().stream().anyMatch(RunReport.LockRow::isFelt))
            .sorted(Comparator.comparing(row -> !stopsReaders(row)))
            .toList();
    if (all.isEmpty()) {
      return;
    }
    line("");
    line("| changeset | forward ms | way back ms | locks on what was there before |");
    line("|---|---:|---:|---|");
    for (RunReport.ChangesetRow row : all.stream().limit(MOST_LISTED).toList()) {
      List<String> locks =
          row.locks().stream()
              .filter(RunReport.LockRow::isFelt)
              .map(RunReport.LockRow::inWords)
              .distinct()
              .toList();
      line(
          "| %s | %d | %d | %s |",
          inline(row.id()),
          row.applyMs(),
          row.rollbackMs(),
          inline(
              String.join(", ", locks.subList(0, Math.min(3, locks.size())))
                  + (locks.size() > 3 ? " and %d more".formatted(locks.size() - 3) : "")));
    }
    more(all.size() - MOST_LISTED, "changeset with locks", "changesets with locks");
  }

  private static boolean stopsReaders(RunReport.ChangesetRow row) {
    return row.locks().stream().anyMatch(lock -> lock.isFelt() && lock.blocks().contains("reads"));
  }

  private void skipped() {
    List<Skipped> skipped = run.summary().skipped();
    if (skipped.isEmpty()) {
      return;
    }
    paragraph("Not checked:");
    line("");
    list(skipped.stream().map(item -> item.what() + ": " + item.why()).toList());
  }

  private static String orDash(long ms) {
    return ms < 0 ? "–" : String.valueOf(ms);
  }

  private void list(List<String> items) {
    items.stream().limit(MOST_LISTED).forEach(item -> line("- %s", inline(item)));
    if (items.size() > MOST_LISTED) {
      line("- and %d more", items.size() - MOST_LISTED);
    }
  }

  private void more(int count, String one, String many) {
    if (count > 0) {
      paragraph("and %d more %s".formatted(count, count == 1 ? one : many));
    }
  }

  private void paragraph(String words) {
    line("");
    line("%s", inline(words));
  }

  /** As it is written, whatever it has of markdown's own signs. */
  private void block(String words, int most) {
    List<String> all = words.lines().toList();
    String fence = "```";
    while (words.contains(fence)) {
      fence += "`";
    }
    line("%s", fence);
    all.stream().limit(most).forEach(each -> line("%s", cut(each)));
    if (all.size() > most) {
      line("… and %s", Words.count(all.size() - most, "more line"));
    }
    line("%s", fence);
  }

  /** No markup, no cell of a table, and nobody is called by it. */
  private static String inline(String words) {
    return cut(words.replace('\n', ' '))
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("@", "&#64;");
  }

  private static String cut(String words) {
    return words.length() > LONGEST_LINE ? words.substring(0, LONGEST_LINE) + "…" : words;
  }

  private void line(String format, Object... values) {
    text.append(format.formatted(values)).append('\n');
    lines++;
  }
}
