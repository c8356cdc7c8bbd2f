package dev.pgrehearse.spec;

import java.util.Map;

/** Those whom a system's rehearsal.yaml names. */
final class Identities {

  private Identities() {}

  static Identity named(YamlValue value, Map<String, Identity> known) {
    Identity identity = known.get(value.text());
    if (identity == null) {
      throw new SpecException(
          value.location(),
          "unknown identity '%s'; known: %s. Identities are listed in rehearsal.yaml."
              .formatted(
                  value.text(), String.join(", ", known.keySet().stream().sorted().toList())));
    }
    return identity;
  }
}
