package dev.pgrehearse.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a run's report files: {@code report.json}, {@code report.md} and {@code junit.xml}. */
public final class Report {

  private final RunReport run;

  private Report(RunReport run) {
    this.run = run;
  }

  public static Report of(RunReport run) {
    return new Report(run);
  }

  /**
   * Makes {@code directory} where it is missing and tries to write there, before the work whose
   * report it is for.
   */
  public static void prepare(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "report", null));
    } catch (FileAlreadyExistsException e) {
      throw new ReportException(
          "cannot write the report to %s: this is a file, not a folder".formatted(directory), e);
    } catch (IOException e) {
      throw new ReportException(
          """
          cannot write the report to %s: no folder there can be written to; --report DIR names \
          another"""
              .formatted(directory),
          e);
    }
  }

  /** Writes all formats into {@code directory}, making it where it is missing. */
  public void write(Path directory) {
    try {
      Files.createDirectories(directory);
      write(directory.resolve("report.json"), new JsonReport(run).text());
      write(directory.resolve("report.md"), new MarkdownReport(run).text());
      write(directory.resolve("junit.xml"), new JunitReport(run).text());
    } catch (IOException e) {
      throw new ReportException("cannot write the report to " + directory + ": " + e, e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
