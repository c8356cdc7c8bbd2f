package dev.pgrehearse.proof.subject;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of a row as text, by column. */
public record Row(Map<String, Optional<String>> values) {

  public Row {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public Optional<String> value(String column) {
    return values.getOrDefault(column, Optional.empty());
  }

  public Row with(String column, Optional<String> value) {
    Map<String, Optional<String>> changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new Row(changed);
  }
}
