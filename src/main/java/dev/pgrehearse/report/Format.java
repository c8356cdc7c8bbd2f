package dev.pgrehearse.report;

import java.util.Locale;

/** A form of findings that something else reads from what a command prints. */
public enum Format {
  /** Workflow commands of GitHub Actions. */
  GITHUB,
  /** SARIF 2.1.0. */
  SARIF,
  /** GitLab's code quality report. */
  GITLAB;

  /** As it is named on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
