package dev.pgrehearse.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class YamlTextTest {

  @Test
  void aliases_that_come_to_more_than_there_is_memory_for_are_refused() {
    String bomb =
        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
            + IntStream.rangeClosed(1, 9)
                .mapToObj(
                    level -> {
                      String below = "*a" + (level - 1);
                      String nine = (below + ", ").repeat(8) + below;
                      return "a%d: &a%d [%s]%n".formatted(level, level, nine);
                    })
                .collect(Collectors.joining());

    refused(
        bomb, 6, "the aliases up to *a4 come to more than 100000 values; write out what is meant");
  }

  @Test
  void aliases_that_save_typing_are_not() throws InputException {
    String shared = "a: &a [1, 2, 3]\nb:\n" + "  - *a\n".repeat(1000);

    assertThat(YamlText.of(shared).root()).isPresent();
  }

  @Test
  void an_alias_within_what_it_names_is_refused() {
    refused("a: 1\nb: &b\n  - *b\n", 3, "*b stands within what it names");
  }

  @Test
  void what_nests_too_deep_is_refused_with_its_line() throws InputException {
    assertThat(YamlText.of("a:\n  " + "[".repeat(48) + "]".repeat(48)).root()).isPresent();
    refused("a:\n  " + "[".repeat(51) + "]".repeat(51), 2, "this nests deeper than 50 levels");
  }

  @Test
  void control_characters_are_refused_with_their_line() {
    refused(
        "a: 1\nb: x\0y\n",
        2,
        "this is not valid YAML: it has the control character U+0000; take it out");
  }

  @Test
  void what_is_no_yaml_is_told_when_it_is_read() throws InputException {
    YamlText text = YamlText.of("a: 1\n b: [\n");

    InputException e = catchThrowableOfType(InputException.class, text::root);
    assertThat(e).hasMessageStartingWith("this is not valid YAML: ");
    assertThat(e.line()).isPositive();
  }

  @Test
  void a_text_in_another_encoding_is_refused_with_its_line() {
    byte[] latin = "title: a\nname: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    InputException e = catchThrowableOfType(InputException.class, () -> UserText.of(latin));
    assertThat(e).hasMessage("this is not UTF-8; save the file as UTF-8");
    assertThat(e.line()).isEqualTo(2);
  }

  private static void refused(String yaml, int line, String message) {
    InputException e = catchThrowableOfType(InputException.class, () -> YamlText.of(yaml));
    assertThat(e).hasMessage(message);
    assertThat(e.line()).isEqualTo(line);
  }
}
