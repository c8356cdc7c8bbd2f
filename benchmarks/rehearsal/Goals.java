import java.util.Locale;

/** What was found, one a line, beside the goal where there is one. */
final class Goals {

  private Goals() {}

  static void print(String name, double limit, String unit, Spread found) {
    System.out.printf(
        Locale.ROOT,
        "goal  %-56s <= %6.1f %-4s found %-28s %s%n",
        name,
        limit,
        unit,
        found.cell(),
        found.verdict(limit));
  }

  /** To be read, as nothing was agreed on. */
  static void print(String name, String unit, Spread found) {
    System.out.printf("      %-71s found %s %s%n", name, found.cell(), unit);
  }
}
