package dev.pgrehearse.cli;

import dev.pgrehearse.finding.Cause;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.kill.KillResult;
import dev.pgrehearse.project.Judged;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.report.RunReport;
import dev.pgrehearse.selection.Selection;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** What a rehearsal shows on the terminal: findings and summary on out, progress on err. */
final class Terminal {

  private static final int MOST_PLACES = 5;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;
  private final boolean all;

  Terminal(PrintWriter out, PrintWriter err, boolean quiet) {
    this(out, err, quiet, true);
  }

  /**
   * @param quiet no progress
   * @param all findings at level info too, and every place of a cause
   */
  Terminal(PrintWriter out, PrintWriter err, boolean quiet, boolean all) {
    this.out = out;
    this.err = err;
    this.quiet = quiet;
    this.all = all;
  }

  void starting(ServerChoice choice) {
    say("pgrehearse " + Version.number() + ", starting Postgres (" + word(choice) + ")");
  }

  void started(Server server) {
    say("Postgres " + server.version() + " is up");
    server.notes().forEach(this::note);
  }

  /** Likewise, with what is on it already. */
  void started(Ground ground) {
    started(ground.server());
    ground.notes().forEach(this::note);
  }

  /** What the reader should know about the server. */
  void note(String note) {
    say("note: " + note);
  }

  /** A round of several could not be played. */
  void problem(String message) {
    err.println("pgrehearse: " + message);
    err.flush();
  }

  void waiting() {
    say("waiting for a file to change; Ctrl-C ends this");
  }

  /**
   * It goes on.
   *
   * @param files as they are shown
   */
  void changed(String files) {
    say("");
    say(files + " changed");
  }

  Progress progress() {
    if (quiet) {
      return Progress.none();
    }
    return Boolean.getBoolean("pgrehearse.terminal") ? new BarProgress() : new LineProgress(err);
  }

  /**
   * A whole rehearsal.
   *
   * @param killed what came of killing deployments as well, where that was asked for
   */
  void show(String title, RunReport run, Path directory, Optional<KillResult> killed) {
    out.println();
    showAll(run.causes());
    out.println(bold(run.system()) + ": " + title);
    out.println(new PhaseTable(run.phases()).text());
    run.summary().skipped().forEach(this::notChecked);
    out.printf(
        Locale.ROOT,
        "%s, %s, %s, %s written in between, %s compared, %s, on Postgres %s in %s%n",
        count(run.summary().changesets(), "changeset"),
        count(run.summary().roundTrips(), "round trip"),
        count(run.summary().checks(), "check"),
        count(run.summary().rowsWritten(), "row"),
        count(run.summary().privileges(), "privilege"),
        count(run.summary().accessProbes(), "access probe"),
        run.server().version(),
        seconds(run.elapsedMs()));
    out.printf(
        "forward %s, rollback %s, without the rehearsal's own work%n",
        seconds(run.summary().forwardMs()), seconds(run.summary().rollbackMs()));
    if (!run.timeMs().isEmpty()) {
      out.println("time: " + spent(run));
    }
    killed.ifPresent(this::show);
    run.part().ifPresent(this::show);
    out.println("report: " + shown(directory.resolve("report.html")));
    if (run.cutOff().isPresent()) {
      out.println(
          coloured("red,bold", "CUT OFF: ")
              + counts(
                  run.count(Severity.ERROR), run.count(Severity.WARNING), run.accepted().size())
              + " as far as it came");
    } else {
      out.println(
          verdict(
              run.count(Severity.ERROR),
              run.count(Severity.WARNING),
              run.accepted().size(),
              run.part().isPresent() ? "CLEAN as far as was looked" : "CLEAN"));
    }
    out.flush();
  }

  private void notChecked(Skipped item) {
    out.println(coloured("yellow", "not checked") + "  " + item.what() + ": " + item.why());
  }

  /** What was asked for comes to nothing. */
  void nothing(Selection selection) {
    out.println(selection.summary());
    selection.notes().forEach(note -> out.println("note: " + note));
    out.println(coloured("green,bold", "CLEAN: ") + "there is nothing to rehearse");
    out.flush();
  }

  private void show(KillResult killed) {
    out.printf(
        "%s killed: %d brought in order by the next command, %d by a step of a person, %d by none%n",
        count(killed.kills(), "deployment"),
        killed.converged(),
        killed.mended(),
        killed.kills() - killed.converged() - killed.mended());
  }

  private static String spent(RunReport run) {
    return run.timeMs().entrySet().stream()
        .map(entry -> entry.getKey() + " " + seconds(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void show(RunReport.Part part) {
    out.println(bold("part") + "  " + part.summary());
    part.chosen()
        .forEach((changeset, reasons) -> out.println("  " + changeset + ": " + reasons.get(0)));
    part.leftOut().forEach(left -> out.println(coloured("yellow", "left out") + "  " + left));
    part.notes().forEach(note -> out.println("note: " + note));
  }

  /** Findings alone, with their verdict. */
  void show(List<Finding> findings) {
    show(new Judged(findings, List.of(), Optional.empty()), List.of());
  }

  /** Findings alone, without a verdict. */
  void list(List<Finding> findings) {
    showAll(Cause.of(findings));
    out.flush();
  }

  /** For something else that reads it. */
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /** Whether what is only good to know is told. */
  boolean tellsAll() {
    return all;
  }

  /** What somebody has asked for as a whole, behind the verdicts on its parts. */
  void verdict(boolean clean, String word, String why) {
    out.println(coloured(clean ? "green,bold" : "red,bold", word + ": ") + why);
    out.flush();
  }

  /**
   * Likewise, as the project sees them.
   *
   * @param notLookedAt what is not listed, with why
   */
  void show(Judged judged, List<Skipped> notLookedAt) {
    List<Cause> causes = Cause.of(judged.findings());
    showAll(causes);
    notLookedAt.forEach(this::notChecked);
    judged.off().ifPresent(this::notChecked);
    out.println(
        verdict(
            Cause.count(causes, Severity.ERROR),
            Cause.count(causes, Severity.WARNING),
            judged.accepted().size(),
            "CLEAN"));
    out.flush();
  }

  /** What only is good to know is told where it is asked for; elsewhere it is counted. */
  private void showAll(List<Cause> causes) {
    causes.stream()
        .filter(cause -> all || cause.first().severity() != Severity.INFO)
        .forEach(this::show);
    long hidden = all ? 0 : Cause.count(causes, Severity.INFO);
    if (hidden > 0) {
      out.println(
          count(hidden, "finding")
              + " at level info: --info shows "
              + (hidden == 1 ? "it" : "them"));
    }
  }

  private void show(Cause cause) {
    Finding finding = cause.first();
    String colour = finding.severity() == Severity.ERROR ? "red,bold" : "yellow";
    out.println(
        coloured(colour, finding.severity().word())
            + "  "
            + bold(finding.rule())
            + (cause.findings().size() > 1 ? places(cause) : place(finding)));
    for (String line : cause.message().split("\n", -1)) {
      out.println("  " + line);
    }
    out.println("  fix  " + cause.fix());
    out.println();
  }

  private String places(Cause cause) {
    int count = cause.places().size();
    return "  %d place%s: %s"
        .formatted(count, count == 1 ? "" : "s", cause.places(all ? count : MOST_PLACES));
  }

  private static String place(Finding finding) {
    return (finding.changeset().isEmpty() ? "" : "  " + finding.changeset())
        + (finding.location().file().isEmpty() ? "" : "  " + finding.location());
  }

  /** As somebody would type it who stands where this was called. */
  static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  private static String verdict(long errors, long warnings, int accepted, String clean) {
    return errors > 0
        ? coloured("red,bold", "FINDINGS: ") + counts(errors, warnings, accepted)
        : coloured("green,bold", clean + ": ") + counts(errors, warnings, accepted);
  }

  private static String counts(long errors, long warnings, int accepted) {
    return count(errors, "error")
        + ", "
        + count(warnings, "warning")
        + (accepted == 0 ? "" : ", " + accepted + " accepted");
  }

  static String seconds(long ms) {
    return ms < 1000 ? ms + " ms" : String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String word(ServerChoice choice) {
    if (choice instanceof ServerChoice.Embedded embedded) {
      return "embedded " + embedded.majorVersion();
    }
    if (choice instanceof ServerChoice.Docker docker) {
      return "docker " + docker.image();
    }
    return "existing server";
  }

  private void say(String line) {
    if (!quiet) {
      err.println(line);
      err.flush();
    }
  }

  private static String bold(String text) {
    return coloured("bold", text);
  }

  /** Only around our own words: picocli's markup is not escaped in a user's text. */
  private static String coloured(String style, String text) {
    return List.of("@|", "|@").stream().anyMatch(text::contains)
        ? text
        : Ansi.AUTO.string("@|" + style + " " + text + "|@");
  }
}
