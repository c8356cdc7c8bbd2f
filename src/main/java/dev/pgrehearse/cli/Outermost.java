package dev.pgrehearse.cli;

import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command, and hands errors of the virtual machine on as problems like any other: what is
 * thrown past here ends the process with the exit code of findings.
 */
final class Outermost implements IExecutionStrategy {

  @Override
  public int execute(ParseResult arguments) {
    try {
      return new RunLast().execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      throw new ExecutionException(
          arguments.commandSpec().commandLine(), "the command ended early", new BrokenOff(e));
    }
  }
}
