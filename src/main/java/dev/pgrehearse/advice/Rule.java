package dev.pgrehearse.advice;

import dev.pgrehearse.finding.Severity;

/**
 * The words of a rule, whose query stands in a file of its name.
 *
 * @param slug its name in reports
 * @param nature why it counts between two changesets too, or at the end alone
 * @param message {@code {detail}} and {@code {target}} stand for what the query found
 * @param fix likewise
 */
record Rule(String slug, Nature nature, Severity severity, String message, String fix) {

  /** Whether it counts between two changesets too, and not only at the end. */
  boolean everyState() {
    return nature == Nature.OPENING;
  }

  /**
   * Where nothing has {@code auth.uid()}; within a definer's function the caller is the session's.
   */
  Rule withoutPlatform() {
    return new Rule(
        slug,
        nature,
        severity,
        message,
        fix.replace("(select auth.uid())", "current_user").replace("auth.uid()", "session_user"));
  }

  Advice advice(String object, String detail, String target) {
    return new Advice(
        slug, object, severity, filled(message, detail, target), filled(fix, detail, target));
  }

  private static String filled(String text, String detail, String target) {
    return text.replace("{detail}", detail).replace("{target}", target);
  }
}
