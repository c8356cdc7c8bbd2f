package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the virtual machine throws ends a command as any problem does. */
final class BrokenOffTest {

  @Test
  void a_stack_that_is_full_is_no_finding() {
    assertThat(run(() -> deeper(1)))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "pgrehearse: an expression or a document in the input nests too deep to be read;"
                    + " take it apart\n"));
  }

  @Test
  void memory_that_is_full_is_no_finding() {
    CommandRun run =
        run(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            });

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .matches(
            "pgrehearse: the memory that Java may use, \\d+ MiB, was not enough;"
                + " JAVA_TOOL_OPTIONS=-Xmx4g gives it more\n");
  }

  @Test
  void what_is_not_there_is_a_bug_of_ours() {
    CommandRun run =
        run(
            () -> {
              throw new NoClassDefFoundError("some/Thing");
            });

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("pgrehearse: this is a bug in pgrehearse: java.lang.NoClassDefFoundError");
  }

  private static int deeper(int depth) {
    return depth == 0 ? 0 : 1 + deeper(depth + 1);
  }

  private static CommandRun run(Callable<Integer> work) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new Breaking(work))
            .setExecutionStrategy(new Outermost(new LastWords()))
            .setExecutionExceptionHandler(new Problems())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exitCode = command.execute();
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  @Command(name = "breaking")
  private static final class Breaking implements Callable<Integer> {

    private final Callable<Integer> work;

    Breaking(Callable<Integer> work) {
      this.work = work;
    }

    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }
}
