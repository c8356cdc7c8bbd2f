package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.refusal.HardStop;
import dev.pgrehearse.facade.routine.BodyText;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What to do about a statement that a facade cannot answer. */
record ClientFix(Names names, int version) {
  private static final String TRIGGERS =
      "a facade with INSTEAD OF triggers has no key that on conflict could name; leave --triggers"
          + " out of its plan, or insert into %2$s";
  private static final Map<String, String> BY_STATE =
      Map.of(
          "42P10",
          TRIGGERS,
          "42501",
          "grant the role what it lacks on %1$s and on %2$s, as it had on the table",
          "42703",
          "the facade lacks a column that the table had; name it in the view",
          "42P01",
          "nothing stands under the name that it uses; make the facade %1$s in the change that moves"
              + " the table");

  /** A form that no facade answers, with the move that it is about. */
  record Stop(HardStop form, String fix) {}

  /** The first such form in the statement. */
  Optional<Stop> stop(Candidate candidate) {
    String words = candidate.text().map(ClientText::sql).map(BodyText::new).orElseThrow().words();
    return candidate.named().stream()
        .sorted((one, other) -> facade(one).compareTo(facade(other)))
        .flatMap(
            move ->
                Arrays.stream(HardStop.values())
                    .filter(stop -> stop.in(words, move.from(), version))
                    .filter(stop -> stop != HardStop.ONLY)
                    .filter(stop -> stop != HardStop.COPY || !takesCopies(move, words))
                    .map(stop -> new Stop(stop, stop.fix(facade(move), home(move)))))
        .min((one, other) -> Boolean.compare(other.form().certain(), one.form().certain()));
  }

  /** Into a facade with triggers a copy can be made, out of none. */
  private static boolean takesCopies(Move move, String words) {
    return move.triggers() && words.contains(" from ");
  }

  /** What to do when Postgres answers with this. */
  String of(Candidate candidate, String sqlState) {
    if (candidate.sequence().isPresent() && sqlState.equals("42P01")) {
      return candidate.sequence().get();
    }
    Optional<Stop> stop = stop(candidate).filter(found -> found.form().sqlState().equals(sqlState));
    if (stop.isPresent()) {
      return stop.get().fix();
    }
    Optional<Move> move =
        candidate.named().stream().min((one, other) -> facade(one).compareTo(facade(other)));
    if (candidate.text().filter(ClientText::setsConstraints).isPresent()) {
      return "constraints go with their table: write the schema where it is then, or set constraints"
          + " all";
    }
    if (move.isEmpty()) {
      return "the changelog takes away what it needs; change the statement in the client, or the"
          + " changelog";
    }
    String fix =
        BY_STATE.getOrDefault(
            sqlState, "change the statement in the client, or the facade, before the move");
    return fix.formatted(facade(move.get()), home(move.get()));
  }

  /** What to do where a facade's triggers cannot do what was asked of the table. */
  String triggers(Move move) {
    return TRIGGERS.formatted(facade(move), home(move));
  }

  private String facade(Move move) {
    return move.from().quoted(names);
  }

  private String home(Move move) {
    return move.to().quoted(names);
  }
}
