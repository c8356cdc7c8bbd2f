package dev.pgrehearse.changelog;

import dev.pgrehearse.input.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a changelog as it is written, in YAML, JSON or XML alike: what is a key or an attribute
 * in one is an element in the other, and a list is the parts that stand in it.
 *
 * @param name of the key, attribute or element
 * @param value its text, or "" where it has parts
 * @param line where its name stands
 */
record WrittenPart(String name, String value, int line, List<WrittenPart> parts) {

  WrittenPart {
    parts = List.copyOf(parts);
  }

  /** All of a file that is not formatted SQL; no part where it cannot be read. */
  static List<WrittenPart> of(String file, List<String> lines) {
    try {
      if (file.endsWith(".xml")) {
        return new WrittenXml(lines).parts();
      }
      return file.matches(".*\\.(?:ya?ml|json)") ? WrittenYaml.parts(lines) : List.of();
    } catch (InputException e) {
      return List.of();
    }
  }

  /** Every changeset, include and other entry that is written in a file, in order. */
  static Stream<WrittenPart> entries(String file, List<String> lines) {
    return of(file, lines).stream()
        .filter(part -> part.name().equalsIgnoreCase("databaseChangeLog"))
        .flatMap(part -> part.parts().stream());
  }

  /** The first part of that name. */
  Optional<WrittenPart> part(String wanted) {
    return parts.stream().filter(part -> part.name.equalsIgnoreCase(wanted)).findFirst();
  }

  /** The text of the first part of that name, or "". */
  String text(String wanted) {
    return part(wanted).map(WrittenPart::value).orElse("");
  }

  /** It and all below it. */
  Stream<WrittenPart> all() {
    List<WrittenPart> found = new ArrayList<>(List.of(this));
    for (int i = 0; i < found.size(); i++) {
      found.addAll(found.get(i).parts);
    }
    return found.stream();
  }
}
