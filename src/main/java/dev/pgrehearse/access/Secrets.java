package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts of rows that somebody cannot read, looked for in what the server tells him. Those that
 * stand in the changelog's own words are no secret there.
 */
final class Secrets {

  private static final int SHORTEST = 8;

  private final Wording wording;
  private final Set<String> hidden = new TreeSet<>();

  Secrets(Scene scene, Person person, Map<Long, SelectQuestion> read) {
    this.wording = scene.surroundings().wording();
    Set<String> readable = new TreeSet<>(person.marks());
    for (Relation relation : scene.surroundings().relations().values()) {
      SelectQuestion select = read.get(relation.id());
      for (Row row : scene.rows().of(relation.id())) {
        boolean seen = select == null || select.visible().contains(row.id());
        for (Column column : relation.columns()) {
          JsonNode value = row.doc().path(column.name());
          if (column.canBear() && value.asText().length() >= SHORTEST && !value.isNull()) {
            (seen ? readable : hidden).add(value.asText());
          }
        }
      }
    }
    hidden.removeAll(readable);
  }

  /** Whether a refusal says something that the statement did not and that he could not read. */
  boolean isIn(Answer answer) {
    if (!answer.failed() || answer.refusedByPrivilege()) {
      return false;
    }
    String words = answer.words();
    return hidden.stream()
        .anyMatch(
            secret ->
                words.contains(secret)
                    && !answer.probe().sql().contains(secret)
                    && wording.leaves(words, secret));
  }

  /** Whether rows that came back bear something that the statement did not say. */
  boolean areIn(JsonNode rows, Answer answer) {
    for (JsonNode row : rows) {
      for (JsonNode value : row) {
        String text = value.asText();
        if (value.isTextual() && hidden.contains(text) && !answer.probe().sql().contains(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
