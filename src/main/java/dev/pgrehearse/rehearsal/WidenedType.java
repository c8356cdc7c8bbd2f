package dev.pgrehearse.rehearsal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type, changed to one that holds more: values that only the new one holds.
 *
 * @param old as Postgres writes it, such as {@code character varying(10)}
 * @param now likewise
 */
record WidenedType(String old, String now) {

  /**
   * A value.
   *
   * @param rounds whether the old type does not refuse it, but holds another instead
   */
  record Value(String literal, boolean rounds) {}

  private static final Pattern ARGUMENTS = Pattern.compile("\\((\\d+)(?:,(-?\\d+))?\\)");
  private static final List<String> TEXTS = List.of("character varying", "character", "text");
  private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
  private static final List<String> REALS = List.of("real", "double precision");
  private static final String WORD = "pgrehearse";

  /** The longest text that is worth being written. */
  private static final int LONGEST = 100_000;

  /** Each a literal of the new type; none where nothing is known that only it holds. */
  List<Value> values() {
    if (isText(now)) {
      return text().map(literal -> new Value(literal, false)).stream().toList();
    }
    List<Value> values = new ArrayList<>();
    if (isNumber(old) && isNumber(now)) {
      larger().ifPresent(literal -> values.add(new Value(literal, false)));
      finer().ifPresent(literal -> values.add(new Value(literal, true)));
    } else if (old.equals("date") && now.startsWith("timestamp")) {
      values.add(new Value("2001-02-03 04:05:06", true));
    } else if (isTime(old) && bare(old).equals(bare(now)) && digits(now) > digits(old)) {
      String fraction = "123456".substring(0, digits(now));
      values.add(
          new Value(
              (old.startsWith("timestamp") ? "2001-02-03 " : "") + "04:05:06." + fraction, true));
    }
    return values;
  }

  private Optional<String> text() {
    int room = length(now).orElse(LONGEST);
    if (!isText(old)) {
      return Optional.of(WORD.substring(0, Math.min(WORD.length(), room)));
    }
    OptionalInt before = length(old);
    return before.isPresent() && before.getAsInt() < room
        ? Optional.of("x".repeat(before.getAsInt() + 1))
        : Optional.empty();
  }

  private Optional<String> larger() {
    if (INTEGERS.contains(old)) {
      String past =
          switch (old) {
            case "smallint" -> "32768";
            case "integer" -> "2147483648";
            default -> "9223372036854775808";
          };
      return holds(past) ? Optional.of(past) : Optional.empty();
    }
    if (bare(old).equals("numeric") && length(old).isPresent()) {
      String past = BigDecimal.TEN.pow(length(old).getAsInt() - scale(old)).toPlainString();
      return holds(past) ? Optional.of(past) : Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<String> finer() {
    if (REALS.contains(old)) {
      return old.equals("real") && !now.equals("real")
          ? Optional.of("1.2345678901")
          : Optional.empty();
    }
    if (bare(old).equals("numeric") && length(old).isEmpty()) {
      return Optional.empty();
    }
    int before = INTEGERS.contains(old) ? 0 : scale(old);
    return scale(now) > before ? Optional.of("0." + "0".repeat(before) + "5") : Optional.empty();
  }

  private boolean holds(String number) {
    if (REALS.contains(now) || (bare(now).equals("numeric") && length(now).isEmpty())) {
      return true;
    }
    BigDecimal value = new BigDecimal(number);
    return switch (now) {
      case "smallint" -> false;
      case "integer" -> value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
      case "bigint" -> value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
      default -> value.compareTo(BigDecimal.TEN.pow(length(now).getAsInt() - scale(now))) < 0;
    };
  }

  /** How many digits behind the point there may be, as far as anybody counts. */
  private static int scale(String number) {
    if (REALS.contains(number)) {
      return 6;
    }
    if (INTEGERS.contains(number)) {
      return 0;
    }
    Matcher arguments = ARGUMENTS.matcher(number);
    if (!arguments.find()) {
      return 30;
    }
    return arguments.group(2) == null ? 0 : Math.max(0, Integer.parseInt(arguments.group(2)));
  }

  private static int digits(String time) {
    return length(time).orElse(6);
  }

  private static OptionalInt length(String type) {
    Matcher arguments = ARGUMENTS.matcher(type);
    return arguments.find()
        ? OptionalInt.of(Integer.parseInt(arguments.group(1)))
        : OptionalInt.empty();
  }

  private static String bare(String type) {
    return type.replaceFirst("\\(.*?\\)", "");
  }

  private static boolean isText(String type) {
    return TEXTS.contains(bare(type));
  }

  private static boolean isTime(String type) {
    return bare(type).startsWith("time");
  }

  private static boolean isNumber(String type) {
    return INTEGERS.contains(type) || REALS.contains(type) || bare(type).equals("numeric");
  }
}
