package dev.pgrehearse.layer;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is told of a layer.
 *
 * @param what it is, in words, for people
 * @param majorVersion of the embedded Postgres that made it
 * @param facts what whoever goes on from it must know: names of databases, say
 */
public record LayerAbout(String what, int majorVersion, Map<String, String> facts) {
  public LayerAbout {
    facts = Map.copyOf(facts);
  }

  @Override
  public String toString() {
    return "%s, Postgres %d, %s".formatted(what, majorVersion, new TreeMap<>(facts));
  }
}
