import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The inner loop: one policy of crm edited, and only what that changes rehearsed. */
final class InnerPart {
  private static final String OPTION = "--changed";
  private static final String POLICIES =
      "sql/crm/050_rls_policies_offboarding/61_organizations_policies.sql";

  /** The same policy each time: nobody may do more or less by it, but its text is another one. */
  private static final List<String> WAYS_TO_SAY_IT =
      List.of(
          """
          with check (
              owner_user_id = (select auth.uid())
              and deleted_at is null
          );
          """,
          """
          with check (
              deleted_at is null
              and owner_user_id = (select auth.uid())
          );
          """,
          """
          with check (
              (deleted_at is null)
              and (owner_user_id = (select auth.uid()))
          );
          """);

  private final Settings settings;

  InnerPart(Settings settings) {
    this.settings = settings;
  }

  void run() throws IOException, InterruptedException {
    System.out.printf("%nThe inner loop: rehearse crm %s, one policy edited%n", OPTION);
    if (!isThere()) {
      System.out.printf("not there: rehearse --help does not name %s%n", OPTION);
      return;
    }
    List<Double> first = new ArrayList<>();
    List<Double> cached = new ArrayList<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      Checkout checkout = Checkout.of(settings, round);
      checkout.replace(POLICIES, WAYS_TO_SAY_IT.get(0), WAYS_TO_SAY_IT.get(1));
      first.add(seconds(checkout));
      checkout.replace(POLICIES, WAYS_TO_SAY_IT.get(1), WAYS_TO_SAY_IT.get(2));
      cached.add(seconds(checkout));
      System.err.printf(
          Locale.ROOT,
          "inner, round %d of %d: %.1f s, then %.1f s%n",
          round,
          settings.rounds(),
          first.get(round - 1),
          cached.get(round - 1));
    }
    System.out.printf("  %-40s%s%n", "s, first time", Spread.of(first).cell());
    System.out.printf("  %-40s%s%n", "s, edited again, from the cache", Spread.of(cached).cell());
  }

  private double seconds(Checkout checkout) throws IOException, InterruptedException {
    return checkout.rehearse("crm", settings.version(), OPTION).run().seconds();
  }

  private boolean isThere() throws IOException, InterruptedException {
    Command help = new Pgrehearse(settings.home(), settings.work()).command("rehearse", "--help");
    help.run();
    return help.said().stream().anyMatch(line -> line.contains(OPTION));
  }
}
