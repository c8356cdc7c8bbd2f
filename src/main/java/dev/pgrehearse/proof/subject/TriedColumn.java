package dev.pgrehearse.proof.subject;

import java.util.List;
import java.util.Optional;

/**
 * A column of a table as it was before.
 *
 * @param name quoted where it must be
 * @param type as a cast names it
 * @param category Postgres's own letter for the kind of type: N numbers, S text, D dates
 * @param required whether it refuses NULL
 * @param defaultValue its expression; of a generated column there is none
 * @param identity {@code a} for always, {@code d} for by default, otherwise empty
 * @param generated whether it is computed
 * @param labels of an enum, in order
 */
public record TriedColumn(
    String name,
    String type,
    String category,
    boolean required,
    Optional<String> defaultValue,
    String identity,
    boolean generated,
    List<String> labels) {

  public TriedColumn {
    labels = List.copyOf(labels);
  }

  /** Whether an ordinary insert may name it. */
  public boolean writable() {
    return !generated && !identity.equals("a");
  }

  /** Whether an insert that does not name it gets something else than NULL. */
  public boolean fillsItself() {
    return generated || !identity.isEmpty() || defaultValue.isPresent();
  }

  boolean number() {
    return category.equals("N");
  }

  boolean text() {
    return category.equals("S");
  }

  boolean uuid() {
    return type.equals("uuid");
  }
}
