package dev.pgrehearse.ground;

import dev.pgrehearse.server.PrivilegeRegime;
import java.util.OptionalInt;

/**
 * Which database of a ground.
 *
 * @param before how many changesets are applied there, where it is not the place itself but one
 *     before it, to hold it against
 */
record Spot(PrivilegeRegime regime, OptionalInt before) {

  private static final String BEFORE = " before ";

  static Spot at(PrivilegeRegime regime) {
    return new Spot(regime, OptionalInt.empty());
  }

  /** As a layer notes it. */
  String text() {
    return regime.name() + (before.isPresent() ? BEFORE + before.getAsInt() : "");
  }

  static Spot of(String text) {
    int end = text.indexOf(BEFORE);
    return end < 0
        ? at(PrivilegeRegime.valueOf(text))
        : new Spot(
            PrivilegeRegime.valueOf(text.substring(0, end)),
            OptionalInt.of(Integer.parseInt(text.substring(end + BEFORE.length()))));
  }
}
