package dev.pgrehearse.proof;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Replays what a system's own clients are known to send. */
final class Clients {

  static final String FORM = "client-statement";

  private final Battery battery;
  private final List<Guise> guises;

  Clients(Battery battery, List<Guise> guises) {
    this.battery = battery;
    this.guises = List.copyOf(guises);
  }

  void replay(List<ClientStatement> statements, List<Facade> facades) throws SQLException {
    int number = 0;
    for (ClientStatement statement : statements) {
      number++;
      Guise guise =
          guises.stream()
              .filter(g -> g.identity().name().equals(statement.identity()))
              .findFirst()
              .orElseThrow(() -> unknown(statement));
      Optional<Facade> facade =
          facades.stream().filter(f -> mentions(statement.sql(), f.name())).findFirst();
      if (facade.isPresent()) {
        Trial trial =
            new Trial(
                "statement %d of the clients".formatted(number),
                List.of(new Step.Call(statement.sql(), statement.parameters())),
                false);
        battery.compare(facade.get(), FORM, guise, trial);
      }
    }
  }

  private IllegalArgumentException unknown(ClientStatement statement) {
    return new IllegalArgumentException(
        "a client's statement is sent by %s, whom the spec does not know; it knows %s: %s"
            .formatted(
                statement.identity(),
                String.join(", ", guises.stream().map(g -> g.identity().name()).toList()),
                statement.sql()));
  }

  private static boolean mentions(String sql, String facade) {
    String bare = facade.substring(facade.indexOf('.') + 1).replace("\"", "");
    return sql.contains(bare);
  }
}
