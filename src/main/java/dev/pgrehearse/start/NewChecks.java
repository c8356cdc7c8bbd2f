package dev.pgrehearse.start;

import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.AccessSpec.Person;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks of a pack, from what the tables show before they move. */
record NewChecks(Server server, SystemSpec spec) {

  /**
   * The file.
   *
   * @param changesets of the moves, in their order
   */
  String text(String phase, List<MovePlan> moves, List<String> changesets) throws SQLException {
    Map<MovePlan, String> slugs = new LinkedHashMap<>();
    List<String> names = ObservedChecks.slugs(changesets);
    for (int i = 0; i < moves.size(); i++) {
      slugs.put(moves.get(i), names.get(i));
    }
    try (Throwaway filled = Throwaway.filled(server, spec)) {
      return ObservedChecks.of(
              moves.stream().map(MovePlan::facade).toList(),
              spec.access().people().stream().map(Person::identity).toList(),
              filled.database(),
              server.migrationRole())
          .text(phase, slugs);
    }
  }
}
