package dev.pgrehearse.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * By what a finding is known again after lines have moved, or when it counts or takes another time:
 * its rule, changeset, file and message, without numbers that stand by themselves. Those that are
 * part of a name stay: two tables are two findings.
 */
final class Fingerprint {

  private static final int LENGTH = 16;

  private static final String NUMBER = "(?<![\\w\"$.-])-?\\d+(?:[.,]\\d+)*";
  private static final String TIME_OR_SIZE =
      NUMBER + " ?(?:ns|µs|ms|s|min|h|B|kB|MB|GB|TB|bytes|seconds|%)(?![\\w\"])";

  private Fingerprint() {}

  static String of(Finding finding) {
    String all =
        String.join(
            "\0",
            finding.rule(),
            finding.changeset(),
            finding.location().file().replace('\\', '/').replaceFirst("^(?:\\./)+", ""),
            withoutNumbers(finding.message()));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH).toLowerCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** With one word for one and for many. */
  static String withoutNumbers(String message) {
    return message
        .replaceAll(TIME_OR_SIZE, "#")
        .replaceAll(NUMBER + "(?![\\w\"])", "#")
        .replaceAll("# (\\w+?)s\\b", "# $1")
        .replaceAll("\\bare\\b", "is")
        .replaceAll("\\bwere\\b", "was")
        .replaceAll("\\bhave\\b", "has")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
