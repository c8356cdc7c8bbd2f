package dev.pgrehearse.proof;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.proof.answer.Answer;
import dev.pgrehearse.proof.asker.Asker;
import dev.pgrehearse.proof.form.Step;
import dev.pgrehearse.proof.form.Trial;
import dev.pgrehearse.proof.subject.Facade;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Replays what a system's own clients are known to send. */
final class Clients {

  static final String FORM = "client-statement";

  private final Battery battery;
  private final List<Asker> askers;
  private final Ledger ledger;

  Clients(Battery battery, List<Asker> askers, Ledger ledger) {
    this.ledger = ledger;
    this.battery = battery;
    this.askers = List.copyOf(askers);
  }

  /**
   * Replays those that are about a facade of these: each is about the first that it names.
   *
   * @param facades all that there are
   * @param own those whose tables the battery has
   */
  void replay(List<ClientStatement> statements, List<Facade> facades, List<Facade> own)
      throws SQLException {
    for (ClientStatement statement : statements) {
      Asker asker =
          askers.stream()
              .filter(g -> g.identity().name().equals(statement.identity()))
              .findFirst()
              .orElseThrow(() -> unknown(statement));
      Optional<Facade> facade =
          facades.stream()
              .filter(f -> mentions(statement.sql(), f.name()))
              .findFirst()
              .filter(own::contains);
      if (facade.isPresent()) {
        Trial trial =
            new Trial(
                statement.location().toString(),
                List.of(new Step.Call(statement.sql(), statement.parameters())),
                false);
        battery.compare(facade.get(), FORM, asker, trial);
        held(statement, battery.onTheTable(asker, trial));
      }
    }
  }

  /** What fails on both sides is the same and proves nothing, unless its client counts on it. */
  private void held(ClientStatement statement, Answer answer) {
    if (answer.state().equals(statement.fails())) {
      return;
    }
    ledger.ofClients(
        Finding.error(
            "facade-client-record",
            "",
            statement.location(),
            "as %s  %s\n  %s on the table already, and is recorded to %s"
                .formatted(
                    statement.identity(),
                    statement.sql().replace("\n", "\n    "),
                    answer.words(),
                    statement.fails().isEmpty() ? "work" : "fail with " + statement.fails()),
            answer.worked()
                ? "take out fails, or record what really fails"
                : "mend the statement or its parameters, or say fails: \"%s\" where the client counts on it"
                    .formatted(answer.state())));
  }

  private IllegalArgumentException unknown(ClientStatement statement) {
    return new IllegalArgumentException(
        "a client's statement is sent by %s, whom the spec does not know; it knows %s: %s"
            .formatted(
                statement.identity(),
                String.join(", ", askers.stream().map(g -> g.identity().name()).toList()),
                statement.sql()));
  }

  private static boolean mentions(String sql, String facade) {
    String bare = facade.substring(facade.indexOf('.') + 1).replace("\"", "");
    return sql.contains(bare);
  }
}
