package dev.pgrehearse.cli;

/** What the process answers; a stable contract. */
enum ExitCode {
  CLEAN(0),
  FINDINGS(1),
  WRONG_INPUT(2),
  NO_SERVER(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
