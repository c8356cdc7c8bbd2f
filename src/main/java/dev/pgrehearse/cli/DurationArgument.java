package dev.pgrehearse.cli;

import dev.pgrehearse.input.LengthOfTime;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time. */
final class DurationArgument implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String value) {
    return LengthOfTime.of(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no %s".formatted(value, LengthOfTime.EXPECTED.substring(2))));
  }
}
