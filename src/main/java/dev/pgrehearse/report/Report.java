package dev.pgrehearse.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a run's report: {@code report.json}, {@code report.html} and {@code report.md} for people,
 * and what CI servers read, {@code junit.xml}, {@code results.sarif} and {@code
 * gl-code-quality-report.json}.
 */
public final class Report {

  private final RunReport run;
  private final SourceTree sources;

  private Report(RunReport run, SourceTree sources) {
    this.run = run;
    this.sources = sources;
  }

  /**
   * Of a run.
   *
   * @param sources where the files are that its findings name
   */
  public static Report of(RunReport run, SourceTree sources) {
    return new Report(run, sources);
  }

  /** Its findings for something else that reads what is printed. */
  public String as(Format format) {
    return switch (format) {
      case GITHUB -> new GithubAnnotations(run, sources).text();
      case SARIF -> new SarifReport(run, sources).text();
      case GITLAB -> new CodeQualityReport(run, sources).text();
    };
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
      write(directory.resolve("results.sarif"), as(Format.SARIF));
      write(directory.resolve("gl-code-quality-report.json"), as(Format.GITLAB));
    } catch (IOException e) {
      throw new ReportException("cannot write the report to " + directory + ": " + e, e);
    }
    writePage(directory);
  }

  /** Writes only {@code report.html}, where report.json is of another shape. */
  public void writePage(Path directory) {
    try (Writer page =
        Files.newBufferedWriter(directory.resolve("report.html"), StandardCharsets.UTF_8)) {
      new HtmlReport(run, sources).write(page);
    } catch (IOException e) {
      throw new ReportException("cannot write the report to " + directory + ": " + e, e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
