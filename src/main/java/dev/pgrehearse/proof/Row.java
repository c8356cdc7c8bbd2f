package dev.pgrehearse.proof;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of a row as text, by column. */
record Row(Map<String, Optional<String>> values) {

  Row {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  Optional<String> value(String column) {
    return values.getOrDefault(column, Optional.empty());
  }

  Row with(String column, Optional<String> value) {
    Map<String, Optional<String>> changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new Row(changed);
  }
}
