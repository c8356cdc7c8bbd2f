package dev.pgrehearse.input;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as Postgres's settings have it, or in ISO's way. */
public final class LengthOfTime {

  /** What is wanted, for whoever wrote something else. */
  public static final String EXPECTED =
      "a length of time up to 24 days; write 500ms, 90s, 10min or 2h";

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}) ?(ms|s|m|min|h|d)");

  private LengthOfTime() {}

  /** Nothing where it is none, or longer than a setting of Postgres can be. */
  public static Optional<Duration> of(String text) {
    return read(text).filter(time -> time.toMillis() >= 1 && time.toMillis() <= Integer.MAX_VALUE);
  }

  private static Optional<Duration> read(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (amount.matches()) {
      long number = Long.parseLong(amount.group(1));
      return Optional.of(
          switch (amount.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMinutes(number);
          });
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
