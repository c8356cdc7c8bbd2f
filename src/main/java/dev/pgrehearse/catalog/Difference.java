package dev.pgrehearse.catalog;

import java.util.List;

/** One thing in which a database is not as expected. */
public sealed interface Difference {

  /** Such as {@code policy select_own on public.orders}. */
  String object();

  /** What a DBA reads. */
  String sentence();

  /**
   * SQL that drops what is there and should not be, in an order that works, where there is some.
   */
  static List<String> drops(List<Difference> differences) {
    return Drops.of(differences);
  }

  /**
   * Expected, but not there.
   *
   * @param detail its definition and what went with it, such as {@code with 3 columns}; or empty
   */
  record Missing(String object, String detail) implements Difference {
    @Override
    public String sentence() {
      return "missing: " + object + inParentheses(detail);
    }
  }

  /**
   * There, but not expected.
   *
   * @param detail its definition and what came with it; or empty
   */
  record Extra(String object, String detail) implements Difference {
    @Override
    public String sentence() {
      return "extra: " + object + inParentheses(detail);
    }
  }

  /**
   * There and expected, but not like this.
   *
   * @param from the expected value in full, or empty when there should be none
   * @param to the value found
   */
  record Changed(String object, String attribute, String from, String to) implements Difference {
    /** Whether the columns that both have stand in another order. */
    public boolean isOrderOfColumns() {
      return attribute.equals(FingerprintComparison.COLUMN_ORDER);
    }

    @Override
    public String sentence() {
      return object + ": " + attribute + " changed " + new ChangedText(from, to).words();
    }
  }

  private static String inParentheses(String detail) {
    return detail.isEmpty() ? "" : " (" + detail + ")";
  }
}
