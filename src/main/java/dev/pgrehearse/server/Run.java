package dev.pgrehearse.server;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of pgrehearse and the names of all that it makes on a server.
 *
 * @param id eight hexadecimal digits
 */
record Run(String id) {
  private static final Pattern DATABASE = Pattern.compile("pgrehearse_([0-9a-f]{8})_[0-9]+");
  private static final Pattern ROLE = Pattern.compile("pgrehearse_([0-9a-f]{8})_migrator");

  Run {
    if (!id.matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException("a run's id is eight hexadecimal digits, not " + id);
    }
  }

  /**
   * On a server that nobody else has: always the same, so that a server that goes on where another
   * left off finds its own, and reports are alike.
   */
  static Run alone() {
    return new Run("00000000");
  }

  static Run random() {
    return new Run(HexFormat.of().formatHex(randomBytes(4)));
  }

  static String randomPassword() {
    return HexFormat.of().formatHex(randomBytes(24));
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  static Optional<Run> ofDatabase(String name) {
    return first(DATABASE.matcher(name));
  }

  /** Which of the run's databases this is, if it is one. */
  OptionalInt numberOf(String database) {
    return ofDatabase(database).filter(this::equals).isPresent()
        ? OptionalInt.of(Integer.parseInt(database.substring(database.lastIndexOf('_') + 1)))
        : OptionalInt.empty();
  }

  static Optional<Run> ofMigrationRole(String name) {
    return first(ROLE.matcher(name));
  }

  private static Optional<Run> first(Matcher name) {
    return name.matches() ? Optional.of(new Run(name.group(1))) : Optional.empty();
  }

  /** While a session of this name is open, the run is alive. */
  String applicationName() {
    return "pgrehearse " + id;
  }

  String migrationRole() {
    return "pgrehearse_%s_migrator".formatted(id);
  }

  String database(int number) {
    return "pgrehearse_%s_%d".formatted(id, number);
  }
}
