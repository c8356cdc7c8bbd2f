package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.Difference.Changed;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rollback left changed in columns that are there, as SQL that changes it back. */
final class ColumnRepairs {

  private static final String NAME = "(?:[^\".]+|\"(?:[^\"]|\"\")+\")";

  private static final Pattern COLUMN =
      Pattern.compile("column (%s\\.%s)\\.(%s)".formatted(NAME, NAME, NAME));

  private final List<Difference> differences;

  ColumnRepairs(List<Difference> differences) {
    this.differences = List.copyOf(differences);
  }

  List<String> statements() {
    return differences.stream()
        .filter(Changed.class::isInstance)
        .map(Changed.class::cast)
        .flatMap(changed -> statement(changed).stream())
        .toList();
  }

  private static Optional<String> statement(Changed changed) {
    Matcher column = COLUMN.matcher(changed.object());
    return column.matches()
        ? action(changed)
            .map(
                action ->
                    "alter table %s alter column %s %s;"
                        .formatted(column.group(1), column.group(2), action))
        : Optional.empty();
  }

  private static Optional<String> action(Changed changed) {
    return switch (changed.attribute()) {
      case "not null" ->
          Optional.of(changed.from().equals("yes") ? "set not null" : "drop not null");
      case "default" ->
          Optional.of(changed.from().isEmpty() ? "drop default" : "set default " + changed.from());
      default -> Optional.empty();
    };
  }
}
