package dev.pgrehearse.access;

import java.util.Comparator;
import java.util.Locale;

/**
 * One identity, one object, one verb, and what comes of it.
 *
 * @param kind what the object is
 * @param object its schema-qualified name
 * @param identity who
 * @param verb such as {@code select}
 * @param access what really happens
 */
public record Cell(Kind kind, String object, String identity, String verb, Access access)
    implements Comparable<Cell> {

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::kind)
          .thenComparing(Cell::object)
          .thenComparing(Cell::identity)
          .thenComparing(Cell::verb);

  /** The kinds of objects that roles get privileges on. */
  public enum Kind {
    RELATIONS,
    FUNCTIONS,
    SEQUENCES;

    /** The key in access.yaml. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
