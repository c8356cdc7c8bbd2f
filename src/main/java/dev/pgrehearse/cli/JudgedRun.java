package dev.pgrehearse.cli;

import dev.pgrehearse.project.Agreement;
import dev.pgrehearse.project.Judged;
import dev.pgrehearse.report.RunReport;

/** A run's report as the project sees it, by what it has agreed on. */
record JudgedRun(Agreement agreement) {

  RunReport of(RunReport run) {
    Judged judged =
        run.isWhole()
            ? agreement.judgeAll(run.findings(), run.system())
            : agreement.judge(run.findings());
    return run.judged(judged.findings(), judged.accepted(), judged.off().stream().toList());
  }
}
