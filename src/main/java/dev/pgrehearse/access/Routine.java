package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A function or procedure.
 *
 * @param call its name in SQL
 * @param trigger called by triggers only
 * @param speaks whether it returns rows or documents, which may be somebody's
 * @param may the roles that may execute it
 */
record Routine(
    String name,
    String call,
    boolean procedure,
    boolean trigger,
    boolean speaks,
    List<Argument> arguments,
    List<String> may) {

  /** An argument that is passed in; {@code marked} when it can be somebody's mark. */
  record Argument(String type, boolean variadic, boolean marked) {}

  static Routine of(JsonNode doc) {
    List<Argument> arguments = new ArrayList<>();
    for (JsonNode a : doc.path("arguments")) {
      arguments.add(
          new Argument(
              a.path("type").asText(),
              a.path("variadic").asBoolean(),
              a.path("marked").asBoolean()));
    }
    return new Routine(
        doc.path("name").asText(),
        doc.path("call").asText(),
        doc.path("procedure").asBoolean(),
        doc.path("trigger").asBoolean(),
        doc.path("speaks").asBoolean(),
        List.copyOf(arguments),
        Relation.texts(doc.path("may")));
  }
}
