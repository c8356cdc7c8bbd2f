package dev.pgrehearse.catalog;

import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rows are, without the rows.
 *
 * @param tables table to a digest; partitions stand for themselves, materialized views and foreign
 *     tables are not looked at
 * @param sequences where those that count upwards stand
 */
public record RowDigests(SortedMap<String, TableDigest> tables, SortedMap<String, Long> sequences) {

  /**
   * The rows of one table.
   *
   * @param digest over all rows, whatever their order and the order of the columns
   */
  public record TableDigest(long rows, String digest) {}

  public RowDigests {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
  }

  /** Reads every row on the server, and brings none here. */
  public static RowDigests of(Connection superuser, FingerprintScope scope) throws SQLException {
    SortedMap<String, TableDigest> tables = new TreeMap<>();
    SortedMap<String, Long> sequences = new TreeMap<>();
    try (QuietTransaction look = QuietTransaction.on(superuser);
        Statement statement = look.statement()) {
      List<LiveTable> live = LiveTable.all(statement, scope);
      Map<Long, TableDigest> digests = RowDigestReader.tables(statement, live);
      live.forEach(table -> tables.put(table.name(), digests.get(table.oid())));
      List<AscendingSequence> ascending = AscendingSequence.all(statement, scope);
      Map<Long, Long> positions = RowDigestReader.sequences(statement, ascending);
      ascending.forEach(one -> sequences.put(one.name(), positions.get(one.oid())));
    }
    return new RowDigests(tables, sequences);
  }

  /**
   * Rows that are not what they were. A table that {@code later} alone has is no difference; nor is
   * a sequence that went on, since no rollback takes a number back.
   */
  public List<RowDifference> differencesTo(RowDigests later) {
    List<RowDifference> differences = new ArrayList<>();
    tables.forEach(
        (table, before) -> {
          TableDigest after = later.tables.get(table);
          if (after == null) {
            if (before.rows() > 0) {
              differences.add(new RowDifference.Gone(table, before.rows()));
            }
          } else if (!after.equals(before)) {
            differences.add(new RowDifference.Rows(table, before.rows(), after.rows()));
          }
        });
    sequences.forEach(
        (sequence, before) -> {
          long after = later.sequences.getOrDefault(sequence, before);
          if (after < before) {
            differences.add(new RowDifference.SetBack(sequence, before, after));
          }
        });
    return List.copyOf(differences);
  }
}
