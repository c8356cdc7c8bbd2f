package dev.pgrehearse.facade.view;

import dev.pgrehearse.facade.catalog.DollarQuote;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Script;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.routine.HandedPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The INSTEAD OF form: the triggers run as their caller, so that the table's grants and policies
 * decide, and a row that changed since it was read is refused and not overwritten.
 */
public final class TriggerSql {
  private final Move move;
  private final Names names;
  private final List<String> everybody = new ArrayList<>(List.of("public"));
  private final TriggerBodies bodies;
  private final HandedPath handedPath;
  private final String facade;

  /**
   * @param defaultGrantees whom default privileges may give something
   */
  public TriggerSql(
      Move move,
      Table table,
      List<Shown> shown,
      Names names,
      Set<String> defaultGrantees,
      HandedPath handedPath) {
    everybody.addAll(defaultGrantees);
    this.move = move;
    this.names = names;
    this.handedPath = handedPath;
    this.bodies = new TriggerBodies(move, table, shown, names);
    this.facade = move.from().quoted(names);
  }

  /** To come before the view, which is dropped before they are. */
  public void functions(Script script) {
    definitions()
        .forEach(
            (name, definition) -> {
              script.add(definition, "drop function %s();".formatted(name));
              script.add(
                  "revoke all on function %s() from %s;"
                      .formatted(name, String.join(", ", everybody)));
              handedPath
                  .comment()
                  .ifPresent(
                      why ->
                          script.add(
                              "comment on function %s() is %s;"
                                  .formatted(name, Names.literal(why))));
            });
  }

  /** The functions by name, in the order in which they are made. */
  public Map<String, String> definitions() {
    Map<String, String> definitions = new LinkedHashMap<>();
    define(definitions, "insert", "", bodies.insert());
    if (bodies.canUpdate()) {
      define(
          definitions,
          "update",
          """
          -- Of two sessions that change one row, the second is told so (40001): what the first wrote
          -- was never read by it, and would be overwritten.
          """,
          bodies.update());
    }
    define(definitions, "delete", "", bodies.delete());
    return definitions;
  }

  /** To come after the view. */
  public void triggers(Script script) {
    triggers().forEach(script::add);
  }

  public List<String> triggers() {
    return (bodies.canUpdate() ? Move.EVENTS : List.of("insert", "delete"))
        .stream()
            .map(
                event ->
                    """
                    create trigger _500_facade_%s
                    instead of %s on %s
                    for each row
                    execute function %s();"""
                        .formatted(event, event, facade, functionName(event)))
            .toList();
  }

  private void define(Map<String, String> definitions, String event, String why, String body) {
    String name = functionName(event);
    String sign = new DollarQuote(body).sign();
    definitions.put(
        name,
        """
        %screate function %s()
        returns trigger
        language plpgsql
        security invoker
        %sas %s
        %s
        end
        %s;"""
            .formatted(why, name, handedPath.setting(), sign, body, sign));
  }

  private String functionName(String event) {
    return names.qualified(move.toSchema(), move.triggerFunction(event));
  }
}
