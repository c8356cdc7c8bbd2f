package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.routine.BodyText;
import dev.pgrehearse.facade.routine.Routines;
import java.util.List;
import java.util.Optional;

/** Strings that are the name of a table, and are looked up when they are used. */
record NameTexts(QualifiedName table, Routines routines) {

  /**
   * A name with its schema means the table wherever it stands; one without it may be any word,
   * unless it is cast to a regclass or asked for its size.
   */
  boolean in(BodyText text) {
    return text.strings().stream().anyMatch(this::qualified)
        || text.objectNames().stream().anyMatch(this::bare);
  }

  private boolean qualified(String string) {
    List<String> parts = QualifiedName.parts(string);
    return parts.size() == 2
        && parts.get(0).equals(table.schema())
        && parts.get(1).equals(table.name());
  }

  private boolean bare(String string) {
    List<String> parts = QualifiedName.parts(string);
    return parts.size() == 1
        && parts.get(0).equals(table.name())
        && routines.schemaOf(parts.get(0)).equals(Optional.of(table.schema()));
  }
}
