package dev.pgrehearse.cli;

import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command; whatever goes wrong once the process has been told to end comes of that. Hands
 * errors of the virtual machine on as problems like any other: what is thrown past here ends the
 * process with the exit code of findings.
 */
final class Outermost implements IExecutionStrategy {

  private final LastWords lastWords;

  Outermost(LastWords lastWords) {
    this.lastWords = lastWords;
  }

  @Override
  public int execute(ParseResult arguments) {
    if (worksOnAServer(arguments)) {
      lastWords.begin();
    }
    try {
      return new RunLast().execute(arguments);
    } catch (ExecutionException e) {
      boolean isKnown = e.getCause() instanceof InterruptedRun;
      throw !isKnown && lastWords.areAsked()
          ? new ExecutionException(
              arguments.commandSpec().commandLine(),
              "the command was interrupted",
              new InterruptedRun(e.getCause()))
          : e;
    } catch (StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      throw new ExecutionException(
          arguments.commandSpec().commandLine(), "the command ended early", new BrokenOff(e));
    }
  }

  /** One that watches files has said what there is to say, again and again. */
  private static boolean worksOnAServer(ParseResult arguments) {
    ParseResult last = arguments;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.commandSpec().mixins().values().stream()
            .anyMatch(mixin -> mixin.userObject() instanceof ServerOptions)
        && !last.hasMatchedOption("--watch");
  }
}
