package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.routine.BodyText;
import dev.pgrehearse.facade.routine.Routines;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What uses a sequence by its name, and does not find it once it has left with its table. */
record SequenceUses(QualifiedName sequence, Routines routines) {
  private static final Pattern OF_A_PARAMETER =
      Pattern.compile(" (nextval|currval|setval) \\( (\\$ ?\\d|\\?)");

  /**
   * @param values that are sent beside the text
   */
  boolean in(BodyText text, List<String> values) {
    return text.strings().stream().anyMatch(this::isIt)
        || text.mentions().stream()
            .filter(mention -> mention.kind().equals("relation"))
            .anyMatch(mention -> isIt(mention.schema(), mention.name()))
        || (ofAParameter(text) && values.stream().anyMatch(this::isIt));
  }

  /** Whether it asks for a sequence, and which is not in its text. */
  static boolean ofAParameter(BodyText text) {
    return OF_A_PARAMETER.matcher(text.words()).find();
  }

  private boolean isIt(String string) {
    List<String> parts = QualifiedName.parts(string);
    return parts.size() == 2
        ? isIt(parts.get(0), parts.get(1))
        : parts.size() == 1 && isIt("", parts.get(0));
  }

  private boolean isIt(String schema, String name) {
    return name.equals(sequence.name())
        && (schema.equals(sequence.schema())
            || (schema.isEmpty()
                && routines.schemaOf(name).equals(Optional.of(sequence.schema()))));
  }
}
