package dev.pgrehearse.catalog;

/** Rows, or the position of a sequence, that are not what they were. */
public sealed interface RowDifference {

  /** Such as {@code table public.orders}. */
  String object();

  /** What a DBA reads. */
  String sentence();

  /** The rows of a table are others than before, in number or in what they hold. */
  record Rows(String table, long before, long after) implements RowDifference {
    @Override
    public String object() {
      return "table " + table;
    }

    @Override
    public String sentence() {
      return before == after
          ? "%s: still %s, but not with the same values".formatted(object(), counted(after))
          : "%s: %s before, %s after".formatted(object(), counted(before), counted(after));
    }
  }

  /** A table went, and its rows with it. */
  record Gone(String table, long rows) implements RowDifference {
    @Override
    public String object() {
      return "table " + table;
    }

    @Override
    public String sentence() {
      return "%s: gone with %s".formatted(object(), counted(rows));
    }
  }

  /** A sequence would give out numbers again that it gave out before. */
  record SetBack(String sequence, long before, long after) implements RowDifference {
    @Override
    public String object() {
      return "sequence " + sequence;
    }

    @Override
    public String sentence() {
      return "%s: went back from %d to %d".formatted(object(), before, after);
    }
  }

  private static String counted(long rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }
}
