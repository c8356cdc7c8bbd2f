package dev.pgrehearse.proof.subject;

import java.util.Comparator;
import java.util.Optional;

/** Chooses the columns that statements change. */
public final class ColumnChoice {

  private final Subject subject;

  ColumnChoice(Subject subject) {
    this.subject = subject;
  }

  /**
   * A column whose change shows and is stopped by nothing, as far as there is one: outside of keys,
   * and of numbers or of text.
   */
  TriedColumn plain() throws CannotBeTried {
    return subject.writable().stream()
        .min(Comparator.comparingInt(this::obstacles))
        .orElseThrow(() -> new CannotBeTried("no column may be changed"));
  }

  /** A column whose new value can be made of the one that it has. */
  TriedColumn counter() throws CannotBeTried {
    return subject.writable().stream()
        .filter(c -> built(c).isPresent())
        .filter(c -> !subject.table().refers(c.name()) && !isInKey(c))
        .min(Comparator.comparingInt(this::obstacles))
        .orElseThrow(
            () ->
                new CannotBeTried(
                    "no column outside of keys has a value on which the next can be built"));
  }

  /**
   * A value that cannot be made twice without the first having been seen. None of dates and times:
   * triggers often set those to now.
   */
  public static Optional<String> built(TriedColumn column) {
    String name = column.name();
    if (column.number()) {
      return Optional.of(name + " + 1");
    }
    if (isText(column)) {
      return Optional.of(name + " || '+'");
    }
    return switch (column.type()) {
      case "boolean" -> Optional.of("not " + name);
      case "jsonb" -> Optional.of("pg_catalog.jsonb_build_array(%s)".formatted(name));
      default -> Optional.empty();
    };
  }

  private int obstacles(TriedColumn column) {
    int kind = column.number() ? 0 : isText(column) ? 1 : 2;
    return kind
        + (subject.table().isUnique(column.name()) ? 10 : 0)
        + (subject.table().refers(column.name()) ? 20 : 0)
        + (subject.ownerColumns().contains(column) ? 40 : 0)
        + (isInKey(column) ? 80 : 0);
  }

  private boolean isInKey(TriedColumn column) {
    return subject.table().key().filter(key -> key.columns().contains(column.name())).isPresent();
  }

  private static boolean isText(TriedColumn column) {
    return column.type().equals("text") || column.type().startsWith("character varying");
  }
}
