package dev.pgrehearse.mutation;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.RowDigests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a database is, small enough to keep one for every state of a changelog.
 *
 * @param catalog digest of the whole fingerprint
 * @param rows digest of each table's rows
 */
record StateDigest(String catalog, RowDigests rows) {

  static StateDigest of(Fingerprint fingerprint, RowDigests rows) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] text = fingerprint.objects().toString().getBytes(StandardCharsets.UTF_8);
      return new StateDigest(HexFormat.of().formatHex(sha.digest(text)), rows);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Tables that only one of the two has, or whose rows differ. */
  Set<String> tablesThatDifferFrom(StateDigest other) {
    Set<String> all = new TreeSet<>(rows.tables().keySet());
    all.addAll(other.rows.tables().keySet());
    all.removeIf(
        table ->
            rows.tables().containsKey(table)
                && rows.tables().get(table).equals(other.rows.tables().get(table)));
    return all;
  }
}
