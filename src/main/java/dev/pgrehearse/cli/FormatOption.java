package dev.pgrehearse.cli;

import dev.pgrehearse.report.Format;
import dev.pgrehearse.report.Report;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** {@code --format}, of a command whose report has the files of the others. */
final class FormatOption {

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--format",
      paramLabel = "text|github",
      defaultValue = "text",
      description =
          "github also prints each finding as an annotation of GitHub Actions (default:"
              + " ${DEFAULT-VALUE})")
  private String word;

  /** What there is to print beside the text. */
  void print(Report report, Terminal terminal) {
    if (format().isPresent()) {
      terminal.print(report.as(Format.GITHUB));
    }
  }

  /**
   * What is asked for besides text.
   *
   * @throws ParameterException when it is nothing known
   */
  Optional<Format> format() {
    return format(word, Set.of(Format.GITHUB), command);
  }

  static Optional<Format> format(String word, Set<Format> known, CommandSpec command) {
    String asked = word.toLowerCase(Locale.ROOT);
    if (asked.equals("text")) {
      return Optional.empty();
    }
    return Optional.of(
        known.stream()
            .filter(format -> format.word().equals(asked))
            .findFirst()
            .orElseThrow(
                () ->
                    new ParameterException(
                        command.commandLine(),
                        "--format %s: give text%s"
                            .formatted(
                                word,
                                known.stream()
                                    .sorted()
                                    .map(format -> " or " + format.word())
                                    .reduce("", String::concat)))));
  }
}
