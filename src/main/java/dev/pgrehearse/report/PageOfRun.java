package dev.pgrehearse.report;

import dev.pgrehearse.finding.Cause;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts a run into the shape of its page. */
final class PageOfRun {

  private static final int MOST_FINDINGS = 300;
  private static final int MOST_PLACES = 40;

  private final RunReport run;
  private final SourceTree sources;
  private final RuleTexts rules = RuleTexts.read();

  PageOfRun(RunReport run, SourceTree sources) {
    this.run = run;
    this.sources = sources;
  }

  Page page() {
    List<Cause> causes = run.causes();
    Timeline timeline = new Timeline(run);
    MoreOfRun more = run.more();
    return new Page(
        run.system(),
        verdict(),
        ranOn(),
        numbers(),
        run.cutOff(),
        run.part(),
        causes.stream().limit(MOST_FINDINGS).map(this::card).toList(),
        Math.max(0, causes.size() - MOST_FINDINGS),
        run.accepted().stream().map(PageOfRun::row).toList(),
        timeline.groups(),
        timeline.forward(),
        timeline.back(),
        timeline.phases(),
        more.traffic(),
        more.costs().stream().map(PageOfRun::cost).toList(),
        new AccessOnPage(more.access()).objects(),
        more.facades(),
        more.killRate().map(PageOfRun::kill),
        run.summary().skipped().stream()
            .map(item -> new Page.Row(item.what(), item.why()))
            .toList(),
        spent(),
        new PageScripts(timeline.plot()).scripts());
  }

  private Page.Verdict verdict() {
    String counts =
        "%s, %s%s"
            .formatted(
                Words.count(run.count(Severity.ERROR), "error"),
                Words.count(run.count(Severity.WARNING), "warning"),
                run.accepted().isEmpty() ? "" : ", %d accepted".formatted(run.accepted().size()));
    return Words.verdict(run, counts);
  }

  private String ranOn() {
    String server =
        run.server().version().isEmpty()
            ? ""
            : ", on Postgres %s (%s)".formatted(run.server().version(), run.server().provider());
    return "%s %s%s, in %s"
        .formatted(
            run.tool().name(), run.tool().version(), server, Words.duration(run.elapsedMs()));
  }

  /** What did not happen has no number; that nothing was found has one. */
  private List<Page.Figure> numbers() {
    RunReport.Summary summary = run.summary();
    List<Page.Figure> numbers = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      String word = severity.word();
      String label = severity == Severity.INFO ? "information" : word + "s";
      add(numbers, "findings/" + word, label, run.count(severity), true);
    }
    add(numbers, "findings/accepted", "accepted", run.accepted().size(), false);
    add(numbers, "changesets", "changesets", summary.changesets(), false);
    add(numbers, "roundTrips", "round trips", summary.roundTrips(), false);
    add(numbers, "checks", "checks", summary.checks(), false);
    add(numbers, "rowsWritten", "rows written", summary.rowsWritten(), false);
    add(numbers, "privileges", "privileges compared", summary.privileges(), false);
    add(numbers, "accessProbes", "access probes", summary.accessProbes(), false);
    time(numbers, "forwardMs", "forward", summary.forwardMs());
    time(numbers, "rollbackMs", "way back", summary.rollbackMs());
    return numbers;
  }

  private static void add(
      List<Page.Figure> numbers, String key, String label, long value, boolean always) {
    if (always || value > 0) {
      numbers.add(
          new Page.Figure(
              "/summary/" + key, label, value, String.format(Locale.ROOT, "%,d", value)));
    }
  }

  private static void time(List<Page.Figure> numbers, String key, String label, long ms) {
    if (ms > 0) {
      numbers.add(new Page.Figure("/summary/" + key, label, ms, Words.duration(ms)));
    }
  }

  private Page.Card card(Cause cause) {
    Finding first = cause.first();
    List<String> places = cause.places();
    boolean single = places.size() == 1;
    return new Page.Card(
        first.severity().word(),
        first.rule(),
        single ? place(first) : places.size() + " places",
        single ? List.of() : places.stream().limit(MOST_PLACES).toList(),
        single ? 0 : Math.max(0, places.size() - MOST_PLACES),
        cause.message(),
        sources.statement(first.location()),
        cause.fix(),
        rules.of(first.rule()).map(PageOfRun::paragraphs).orElse(List.of()));
  }

  private static String place(Finding finding) {
    return Stream.of(
            finding.location().toString(),
            finding.changeset().isEmpty() ? "" : "changeset " + finding.changeset())
        .filter(part -> !part.isEmpty())
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }

  private static List<String> paragraphs(String markdown) {
    return Stream.of(markdown.replace("**", "").replace("`", "").split("\n{2,}")).toList();
  }

  private static Page.Row row(Finding finding) {
    return new Page.Row(
        finding.rule(), place(finding) + ": " + finding.message().lines().findFirst().orElse(""));
  }

  private static Page.Cost cost(MoreOfRun.CostRow row) {
    long now = row.now().buffers();
    long was = row.was().map(MoreOfRun.Cost::buffers).orElse(0L);
    return new Page.Cost(
        row.query(),
        "%s, %s".formatted(row.identity(), row.when()),
        number(row.now().rows()),
        number(now),
        Words.percent(now, Math.max(now, was)),
        row.was().isPresent() ? number(was) : "",
        Words.percent(was, Math.max(now, was)),
        row.since(),
        number(row.now().rowsRead()),
        row.time() + " ×",
        row.changes(),
        row.isWorse(),
        row.plan());
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static Page.Kill kill(MoreOfRun.KillRate rate) {
    return new Page.Kill(
        rate.planted(),
        rate.killed(),
        rate.planted() == 0
            ? "–"
            : String.format(Locale.ROOT, "%.1f %%", 100.0 * rate.killed() / rate.planted()),
        rate.survivors());
  }

  private List<Page.Spent> spent() {
    long most = run.timeMs().values().stream().mapToLong(ms -> ms).max().orElse(0);
    return run.timeMs().entrySet().stream()
        .map(
            entry ->
                new Page.Spent(
                    entry.getKey(),
                    Words.duration(entry.getValue()),
                    Words.percent(entry.getValue(), most)))
        .toList();
  }
}
