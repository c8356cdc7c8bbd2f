package dev.pgrehearse.proof.subject;

import dev.pgrehearse.proof.subject.TriedTable.UniqueIndex;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes copies of rows whose keys nobody has yet, as far as that can be told from the columns. */
public final class FreshRows {

  /** A number of so many digits, so many of them behind the point. */
  private static final Pattern SIZED = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");

  private static final int LONGEST = 200;

  private final TriedTable table;

  public FreshRows(TriedTable table) {
    this.table = table;
  }

  /**
   * A copy of {@code row}.
   *
   * @param number tells copies of one row apart
   */
  public Row copy(Row row, int number) {
    Row copy = row;
    Set<String> renewed = new HashSet<>();
    for (UniqueIndex key : table.keys()) {
      List<String> own = key.columns().stream().filter(c -> !table.refers(c)).toList();
      for (String column : own) {
        if (renewed.add(column) && row.value(column).isPresent()) {
          copy = copy.with(column, another(table.column(column), copy.value(column), number));
        }
      }
      if (own.isEmpty() && !key.columns().isEmpty()) {
        copy = elsewhere(key, copy, number);
      }
    }
    return copy;
  }

  /** NULL where no other value can be made and that is one. */
  private Optional<String> another(TriedColumn column, Optional<String> old, int number) {
    Optional<String> renewed = renewed(column, old, number);
    return renewed.equals(old) && !column.required() ? Optional.empty() : renewed;
  }

  /** Another value of the column's type, which no row has; the same one where none can be made. */
  public Optional<String> renewed(TriedColumn column, Optional<String> old, int number) {
    String text = old.orElse("");
    if (column.uuid()) {
      String seed = "%s %s %s %d".formatted(table.name(), column.name(), text, number);
      return Optional.of(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
    }
    if (column.number()) {
      return Optional.of(number(column, number).toPlainString());
    }
    if (column.text()) {
      return Optional.of(unlike(column, text, number));
    }
    if (column.category().equals("D") && text.matches("\\d{4}-.*")) {
      return Optional.of((2040 + number) + text.substring(4));
    }
    if (column.type().equals("inet")) {
      return Optional.of("10.99.%d.%d".formatted(number / 250, number % 250));
    }
    if (column.type().equals("bytea")) {
      return Optional.of(text.length() < 4 ? "\\x%04x".formatted(number) : head(text, number));
    }
    return old;
  }

  /** Above all that is there; where the type ends before that, the first that nobody has. */
  private BigDecimal number(TriedColumn column, int number) {
    BigDecimal above = highest(column.name()).add(BigDecimal.valueOf(number));
    Matcher sized = SIZED.matcher(column.type());
    if (!sized.matches()) {
      return above;
    }
    int scale = Integer.parseInt(sized.group(2));
    BigDecimal end = BigDecimal.TEN.pow(Integer.parseInt(sized.group(1)) - scale);
    if (above.compareTo(end) < 0) {
      return above;
    }
    Set<String> there = new HashSet<>();
    table.rows().forEach(row -> row.value(column.name()).ifPresent(there::add));
    return Stream.iterate(number, next -> next + 1)
        .map(next -> BigDecimal.valueOf(next, scale))
        .filter(next -> !there.contains(next.toPlainString()))
        .findFirst()
        .orElse(above);
  }

  private static String head(String text, int number) {
    return text.substring(0, text.length() - 2) + "%02x".formatted(number % 256);
  }

  private BigDecimal highest(String column) {
    return table.rows().stream()
        .flatMap(row -> row.value(column).stream())
        .filter(value -> value.matches("-?\\d+(\\.\\d+)?"))
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  /** Digits at its end; a text of some length keeps it, for a check may ask for it. */
  private String unlike(TriedColumn column, String old, int number) {
    Set<String> there = new HashSet<>();
    table.rows().forEach(row -> row.value(column.name()).ifPresent(there::add));
    int longest = old.length() < 8 ? Math.min(LONGEST, limit(column)) : old.length();
    int digits = number;
    String text = old;
    while (there.contains(text) || text.equals(old)) {
      String end = Integer.toString(digits);
      text = old.substring(0, Math.max(0, Math.min(old.length(), longest - end.length()))) + end;
      digits += 10;
    }
    return text;
  }

  private static int limit(TriedColumn column) {
    String digits = column.type().replaceAll("\\D", "");
    return digits.isEmpty() ? LONGEST : Integer.parseInt(digits);
  }

  /** Where a key only refers, to something that no row of the table refers to yet. */
  private Row elsewhere(UniqueIndex key, Row row, int number) {
    int left = number;
    for (String column : key.columns()) {
      for (String value : table.referred().get(column)) {
        Row moved = row.with(column, Optional.of(value));
        if (table.rows().stream().noneMatch(other -> same(key, other, moved)) && --left == 0) {
          return moved;
        }
      }
    }
    return row;
  }

  private static boolean same(UniqueIndex key, Row one, Row other) {
    return key.columns().stream().allMatch(c -> one.value(c).equals(other.value(c)));
  }
}
