import java.util.Locale;

/** Goals, one a line, each with what was found. */
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
}
