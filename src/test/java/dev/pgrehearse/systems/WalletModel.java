package dev.pgrehearse.systems;

import java.util.HashMap;
import java.util.Map;

/** What the limits of a wallet connection must do, said once more and otherwise. */
final class WalletModel {

  /** What a user, the service or time does to one invoice. */
  record Event(String kind, int invoice, long amount, long fee) {}

  private record Payment(String status, long amount, long fee, boolean today) {}

  private final long each;
  private final long daily;
  private final Map<Integer, Payment> payments = new HashMap<>();

  WalletModel(long each, long daily) {
    this.each = each;
    this.daily = daily;
  }

  long taken() {
    return payments.values().stream()
        .filter(p -> p.today() && !p.status().equals("failed"))
        .mapToLong(p -> p.amount() + p.fee())
        .sum();
  }

  String expected(Event event) {
    Payment known = payments.get(event.invoice());
    return switch (event.kind()) {
      case "pay" -> pay(event, known);
      case "grow old" -> {
        payments.computeIfPresent(
            event.invoice(), (k, p) -> new Payment(p.status(), p.amount(), p.fee(), false));
        yield "00000";
      }
      default -> {
        if (known == null || !known.status().equals("reserved")) {
          yield "PR166";
        }
        boolean settled = event.kind().equals("settle");
        payments.put(
            event.invoice(),
            new Payment(
                settled ? "settled" : "failed",
                known.amount(),
                settled ? event.fee() : 0,
                known.today()));
        yield "00000";
      }
    };
  }

  private String pay(Event event, Payment known) {
    if (event.amount() == 0) {
      return "PR162";
    }
    if (known != null && !known.status().equals("failed")) {
      boolean same =
          known.status().equals("reserved")
              && known.amount() == event.amount()
              && known.fee() == event.fee();
      return same ? "00000" : "PR163";
    }
    long wanted = event.amount() + event.fee();
    if (wanted > each) {
      return "PR164";
    }
    if (taken() + wanted > daily) {
      return "PR165";
    }
    payments.put(event.invoice(), new Payment("reserved", event.amount(), event.fee(), true));
    return "00000";
  }
}
