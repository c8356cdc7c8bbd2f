package dev.pgrehearse.ground;

import dev.pgrehearse.server.PrivilegeRegime;

/**
 * Which database of a ground.
 *
 * @param start whether it is the one before the changelog
 */
record Spot(PrivilegeRegime regime, boolean start) {

  private static final String START = " at the start";

  /** As a layer notes it. */
  String text() {
    return regime.name() + (start ? START : "");
  }

  static Spot of(String text) {
    boolean start = text.endsWith(START);
    String regime = start ? text.substring(0, text.length() - START.length()) : text;
    return new Spot(PrivilegeRegime.valueOf(regime), start);
  }
}
