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
    List<Usage> first = new ArrayList<>();
    List<Usage> cached = new ArrayList<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      Checkout checkout = Checkout.of(settings, round);
      checkout.replace(POLICIES, WAYS_TO_SAY_IT.get(0), WAYS_TO_SAY_IT.get(1));
      first.add(rehearse(checkout));
      checkout.replace(POLICIES, WAYS_TO_SAY_IT.get(1), WAYS_TO_SAY_IT.get(2));
      cached.add(rehearse(checkout));
      System.err.printf(
          Locale.ROOT,
          "inner, round %d of %d: %.1f s, then %.1f s%n",
          round,
          settings.rounds(),
          first.get(round - 1).seconds(),
          cached.get(round - 1).seconds());
    }
    print("the first time", first);
    print("edited again, from the cache", cached);
  }

  private static void print(String name, List<Usage> rounds) {
    Goals.print(name, "s", Spread.of(rounds, Usage::seconds));
    Goals.print(name + ", processor, both", "s", Spread.of(rounds, Usage::allCpu));
  }

  private Usage rehearse(Checkout checkout) throws IOException, InterruptedException {
    return checkout.rehearse("crm", settings.version(), OPTION).run();
  }

  private boolean isThere() throws IOException, InterruptedException {
    Command help = new Pgrehearse(settings.home(), settings.work()).command("rehearse", "--help");
    help.run();
    return help.said().stream().anyMatch(line -> line.contains(OPTION));
  }
}
