package dev.pgrehearse.cli;

import dev.pgrehearse.rehearsal.Progress;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal, one a part. */
final class BarProgress implements Progress {

  private Optional<ProgressBar> bar = Optional.empty();

  @Override
  public void begin(String part, int steps) {
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(part)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .build());
  }

  @Override
  public void step(String name) {
    bar.ifPresent(shown -> shown.setExtraMessage(name).step());
  }

  @Override
  public void end() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
