package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One statement to be tried.
 *
 * @param person by whom, by name
 * @param sql the statement
 * @param reads whether it gives one value, a JSON document
 * @param watched the tables whose rows are compared before and after
 * @param control whether the superuser tries it too
 */
record Probe(String person, String sql, boolean reads, List<Long> watched, boolean control) {

  static Probe read(String person, String sql) {
    return new Probe(person, sql, true, List.of(), false);
  }

  static Probe act(String person, String sql) {
    return new Probe(person, sql, false, List.of(), false);
  }

  static Probe change(String person, String sql, List<Relation> watched) {
    return new Probe(person, sql, false, watched.stream().map(Relation::id).toList(), true);
  }

  Probe controlled() {
    return new Probe(person, sql, reads, watched, true);
  }

  ObjectNode json(ObjectMapper mapper) {
    ObjectNode node = mapper.createObjectNode().put("as", person).put("sql", sql);
    if (reads) {
      node.put("reads", true);
    }
    if (control) {
      node.put("control", true);
    }
    if (!watched.isEmpty()) {
      ArrayNode tables = node.putArray("watch");
      watched.forEach(id -> tables.add(String.valueOf(id)));
    }
    return node;
  }
}
