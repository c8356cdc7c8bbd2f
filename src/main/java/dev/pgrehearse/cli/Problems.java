package dev.pgrehearse.cli;

import dev.pgrehearse.baseline.BaselineException;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.git.GitException;
import dev.pgrehearse.ground.GroundException;
import dev.pgrehearse.input.PathName;
import dev.pgrehearse.mutation.MutationException;
import dev.pgrehearse.proof.ProofException;
import dev.pgrehearse.rehearsal.RehearsalException;
import dev.pgrehearse.report.ReportException;
import dev.pgrehearse.selection.SelectionException;
import dev.pgrehearse.server.ServerException;
import dev.pgrehearse.server.SqlScriptException;
import dev.pgrehearse.spec.SpecException;
import dev.pgrehearse.start.StartException;
import java.nio.file.InvalidPathException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what stopped a command into one message and an exit code; never a stack trace. */
final class Problems implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    command.getOut().flush();
    command.getErr().println("pgrehearse: " + message(e));
    if (System.getenv("PGREHEARSE_DEBUG") != null) {
      e.printStackTrace(command.getErr());
    }
    return exitCode(e).number();
  }

  /** The one message. */
  String text(Exception e) {
    return message(e);
  }

  private static String message(Exception e) {
    if (e instanceof SpecException spec) {
      return at(spec.location(), spec.getMessage());
    }
    if (e instanceof BaselineException baseline) {
      return at(baseline.location(), baseline.getMessage());
    }
    if (e instanceof BrokenOff end) {
      return end.isBug() ? bug(end.getCause()) : end.getMessage();
    }
    if (e instanceof ChangelogException changelog) {
      return at(changelog.location(), changelog.getMessage());
    }
    if (e instanceof InvalidPathException path) {
      return PathName.problem(path);
    }
    if (exitCode(e) == ExitCode.NO_SERVER || (e.getMessage() != null && isOurs(e))) {
      return e.getMessage();
    }
    return bug(e);
  }

  private static String bug(Throwable e) {
    return "this is a bug in pgrehearse: "
        + e
        + ". Set PGREHEARSE_DEBUG=1 for the details and please report it.";
  }

  private static String at(Location location, String message) {
    String whole = location.equals(Location.NONE) ? message : location + ": " + message;
    return whole.replace("\n", "\\n"); // names that a user wrote may have line feeds
  }

  private static boolean isOurs(Exception e) {
    return e instanceof SqlScriptException
        || e instanceof ReportException
        || e instanceof InterruptedRun
        || e instanceof TimeIsOver
        || e instanceof MutationException
        || e instanceof GitException
        || e instanceof SelectionException
        || e instanceof StartException
        || e instanceof IllegalArgumentException;
  }

  private static ExitCode exitCode(Exception e) {
    return e instanceof ServerException
            || e instanceof RehearsalException
            || e instanceof GroundException
            || e instanceof ProofException
            || e instanceof InterruptedRun
            || e instanceof TimeIsOver
        ? ExitCode.NO_SERVER
        : ExitCode.WRONG_INPUT;
  }
}
