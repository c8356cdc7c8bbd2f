package dev.pgrehearse.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one call of calls.mjs came back with.
 *
 * @param name of the call
 * @param as who called
 * @param differs where it is declared to differ, as paths, and what is heard there afterwards
 * @param json status, error, data, count and the requests behind it
 */
record Answer(String name, String as, Map<String, JsonNode> differs, JsonNode json) {

  Answer {
    differs = Map.copyOf(differs);
  }

  static List<Answer> read(String lines) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Answer> answers = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      JsonNode read = mapper.readTree(line);
      answers.add(
          new Answer(
              read.required("name").textValue(),
              read.required("as").textValue(),
              declared(read.required("differs")),
              read.required("answer")));
    }
    return List.copyOf(answers);
  }

  private static Map<String, JsonNode> declared(JsonNode differs) {
    Map<String, JsonNode> declared = new TreeMap<>();
    if (!differs.isNull()) {
      if (differs.path("because").asText().isBlank()) {
        throw new AssertionError("a declared difference needs its reason: " + differs);
      }
      differs
          .required("at")
          .properties()
          .forEach(entry -> declared.put(entry.getKey(), entry.getValue()));
    }
    return declared;
  }

  int status() {
    return json.required("status").intValue();
  }

  /** The relations that the requests named in their paths. */
  Set<String> relations() {
    Set<String> relations = new TreeSet<>();
    for (JsonNode request : json.required("requests")) {
      relations.add(request.required("relation").textValue());
    }
    return relations;
  }
}
