package dev.pgrehearse.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time as Postgres's settings have it, or in ISO's way. */
final class DurationArgument implements ITypeConverter<Duration> {

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}) ?(ms|s|m|min|h|d)");

  @Override
  public Duration convert(String value) {
    Duration duration = read(value);
    if (duration.toMillis() < 1 || duration.toMillis() > Integer.MAX_VALUE) {
      throw wrong(value);
    }
    return duration;
  }

  private static Duration read(String value) {
    Matcher amount = AMOUNT.matcher(value);
    if (amount.matches()) {
      long number = Long.parseLong(amount.group(1));
      return switch (amount.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "h" -> Duration.ofHours(number);
        case "d" -> Duration.ofDays(number);
        default -> Duration.ofMinutes(number);
      };
    }
    try {
      return Duration.parse(value);
    } catch (DateTimeException e) {
      throw wrong(value);
    }
  }

  private static TypeConversionException wrong(String value) {
    return new TypeConversionException(
        "'%s' is no length of time up to 24 days; write 500ms, 90s, 10min or 2h".formatted(value));
  }
}
