package dev.pgrehearse.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Texts as YAML has them. */
final class Yaml {

  private static final String PLAIN = "[A-Za-z][A-Za-z0-9_./*-]*";
  private static final String WORDS = "(?i)true|false|yes|no|on|off|null|y|n";

  private Yaml() {}

  /** In quotes where it might mean something else. */
  static String text(String value) {
    if (value.matches(PLAIN) && !value.matches(WORDS)) {
      return value;
    }
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every text can be written", e);
    }
  }
}
