package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "rehearse", "access", "mutate", "lint", "accept", "status", "cache"})
  void help_ends_with_two_worked_examples(String command) {
    CommandRun run = command.isEmpty() ? CommandRun.of("--help") : CommandRun.of(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    String examples = run.out().substring(run.out().indexOf("Examples:"));
    assertThat(examples.lines().filter(line -> line.startsWith("  pgrehearse "))).hasSize(2);
    assertThat(examples.lines().filter(line -> !line.startsWith("  "))).hasSize(1);
  }

  @Test
  void the_exit_codes_are_in_the_help() {
    assertThat(CommandRun.of("--help").out())
        .contains(
            "0   clean",
            "1   findings at level error",
            "2   wrong usage, spec or changelog",
            "3   no server could be started or reached");
  }

  @Test
  void a_changelog_is_linted_by_its_place_or_by_the_option_that_other_commands_have() {
    CommandRun placed = CommandRun.of("lint", "changelog/crm.yaml");
    CommandRun named = CommandRun.of("lint", "--changelog", "changelog/crm.yaml");

    assertThat(placed.exitCode()).isZero();
    assertThat(named).isEqualTo(placed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rehearse --zzz | Unknown option: '--zzz'",
        "rehearse --prelude p.sql"
            + " | --prelude and --fixtures go with --changelog; a SYSTEM has its own in its spec",
        "rehearse crm --changelog c.yaml | name a SYSTEM or give --changelog, not both",
        "rehearse --pg-version 14 | --pg-version 14 is not available; choose 15, 16, 17 or 18",
        "rehearse --pg-version new | Invalid value for option '--pg-version': 'new' is not an int",
        "rehearse --postgres here"
            + " | --postgres \"here\" is not known; write embedded, docker, docker:IMAGE or"
            + " jdbc:postgresql://…",
        "rehearse --changelog | Missing required parameter for option '--changelog' (F)",
        "access | Missing required parameter: 'SYSTEM'",
        "access crm --update --diff main"
            + " | --diff compares two files and --update writes one; give one of them",
        "access crm --diff no-such-revision"
            + " | git knows no revision 'no-such-revision' here; name a branch, a tag or a commit",
        "mutate | Missing required parameter: 'SYSTEM'",
        "mutate crm --workers 0 | --workers is at least 1",
        "mutate crm --every 0 | --every is at least 1",
        "mutate crm --goal 101 | --goal is a percentage, 0 to 100",
        "mutate crm --update --only policies"
            + " | --update keeps the outcome of all mutants: leave --only, --file and --every out",
        "rehearse --kill --postgres jdbc:postgresql://db/shop"
            + " | --kill ends sessions in the middle of their work: only on a server of its own,"
            + " which --postgres embedded or docker starts",
        "status crm | Missing required option: '--url=URL'",
        "status --url jdbc:postgresql://db/shop"
            + " | name a SYSTEM or give --changelog, one of them",
        "status crm --url mysql://db | --url is not of the form"
            + " jdbc:postgresql://HOST:PORT/DATABASE",
        "lint | Missing required parameter: 'CHANGELOG'"
      })
  void wrong_usage_is_one_line_and_a_way_to_the_help(String arguments, String message) {
    CommandRun run = CommandRun.of(arguments.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .containsExactly(
            "pgrehearse: " + message,
            "See pgrehearse " + arguments.replaceFirst(" .*", "") + " --help.");
  }

  @Test
  void an_unknown_system_names_the_known_ones() {
    CommandRun run = CommandRun.of("rehearse", "nosuch");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("pgrehearse: there is no system 'nosuch'; known: ")
        .endsWith(
            "A system is a folder verification/<system>/ with a rehearsal.yaml.%n".formatted());
  }

  @Test
  void a_database_that_does_not_answer_is_no_server() {
    CommandRun run =
        CommandRun.of("status", "crm", "--url", "jdbc:postgresql://127.0.0.1:1/shop?user=u");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("pgrehearse: cannot connect to jdbc:postgresql://127.0.0.1:1/");
  }

  @Test
  void no_command_at_all_is_wrong_usage() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly("pgrehearse: Missing required subcommand", "See pgrehearse --help.");
  }
}
