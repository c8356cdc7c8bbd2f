package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class DurationArgumentTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "90s, 90000",
    "10m, 600000",
    "10min, 600000",
    "2 h, 7200000",
    "1d, 86400000",
    "PT1M, 60000"
  })
  void lengths_of_time_are_written_as_in_postgres(String written, long ms) {
    assertThat(new DurationArgument().convert(written)).isEqualTo(Duration.ofMillis(ms));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "10", "-1s", "PT-1S", "PT0.0001S", "3parsecs", "999999999d"})
  void what_is_none_is_refused_with_the_way_to_write_it(String written) {
    assertThatThrownBy(() -> new DurationArgument().convert(written))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "'%s' is no length of time up to 24 days; write 500ms, 90s, 10min or 2h", written);
  }
}
