package dev.pgrehearse.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a run of git came to. */
final class Answer {

  private final int code;
  private final byte[] output;
  private final String problem;

  /**
   * @param code 0 where it went well
   * @param output as bytes, for a file may hold anything
   * @param problem the first line of what git complains about, or ""
   */
  Answer(int code, byte[] output, String problem) {
    this.code = code;
    this.output = output.clone();
    this.problem = problem;
  }

  boolean isGood() {
    return code == 0;
  }

  byte[] bytes() {
    return output.clone();
  }

  String problem() {
    return problem;
  }

  /** Without the end of its last line. */
  String line() {
    return text().replaceFirst("\\R\\z", "");
  }

  /** What {@code -z} ends with a zero byte each. */
  List<String> items() {
    List<String> parts = Arrays.asList(text().split("\0", -1));
    return parts.subList(0, parts.size() - 1);
  }

  private String text() {
    return new String(output, StandardCharsets.UTF_8);
  }
}
