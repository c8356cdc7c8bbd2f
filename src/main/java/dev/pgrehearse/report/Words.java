package dev.pgrehearse.report;

import dev.pgrehearse.finding.Severity;
import java.util.Locale;

/** Words that the reports for people share. */
final class Words {

  private Words() {}

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  static String duration(long ms) {
    if (ms < 0) {
      return "–";
    }
    return ms < 1000
        ? ms + " ms"
        : ms < 120_000
            ? String.format(Locale.ROOT, "%.1f s", ms / 1000.0)
            : String.format(Locale.ROOT, "%.1f min", ms / 60_000.0);
  }

  /** A width in CSS. */
  static String percent(long part, long whole) {
    return whole <= 0 || part <= 0 ? "0" : String.format(Locale.ROOT, "%.2f", 100.0 * part / whole);
  }

  /** The same words as on the terminal. */
  static Page.Verdict verdict(RunReport run, String counts) {
    if (run.cutOff().isPresent()) {
      return new Page.Verdict("CUT OFF", "cut", counts + " as far as it came");
    }
    if (run.more().killRate().filter(rate -> !rate.isEnough()).isPresent()) {
      return new Page.Verdict("FINDINGS", "bad", "too many planted faults were not noticed");
    }
    if (run.count(Severity.ERROR) > 0) {
      return new Page.Verdict("FINDINGS", "bad", counts);
    }
    return new Page.Verdict(
        run.part().isPresent() ? "CLEAN as far as was looked" : "CLEAN", "good", counts);
  }
}
