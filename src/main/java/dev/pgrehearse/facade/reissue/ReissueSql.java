package dev.pgrehearse.facade.reissue;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.move.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The statements that make one state of a facade another.
 *
 * @param embeds the functions that lean on it
 * @param defaultCallers whom default privileges may let call a new function
 */
record ReissueSql(
    String facade,
    Names names,
    Set<String> defaultGrantees,
    List<StandingEmbed> embeds,
    Set<String> defaultCallers) {

  ReissueSql {
    defaultGrantees = Set.copyOf(defaultGrantees);
    embeds = List.copyOf(embeds);
    defaultCallers = Set.copyOf(defaultCallers);
  }

  /**
   * Empty where the states are the same.
   *
   * @param back whether columns that go were there for a while only, and may go for certain
   */
  String text(String why, ViewState from, ViewState to, boolean back) {
    List<String> statements = statements(from, to, back);
    if (statements.isEmpty()) {
      return "";
    }
    Script script = new Script();
    statements.forEach(script::add);
    return script.forward(why);
  }

  private List<String> statements(ViewState from, ViewState to, boolean back) {
    List<String> script = new ArrayList<>();
    if (to.columns().equals(from.columns())) {
      options(script, from, to);
      script.addAll(to.after(from, facade, names, defaultGrantees));
      script.addAll(to.functionsAfter(from));
    } else if (to.appendsTo(from) && !back) {
      script.add(
          """
          -- Replaced in place, for what is new comes last. Options that are not stated again are lost.
          """
              + to.create("create or replace", facade, names));
      script.addAll(to.after(from, facade, names, defaultGrantees));
      script.addAll(to.functionsAfter(from));
    } else {
      embeds.stream()
          .filter(embed -> embed.fits(to.names(), from.names(), names))
          .forEach(embed -> script.add(embed.drop()));
      script.add("drop view %s;".formatted(facade));
      script.addAll(to.functionsAfter(from));
      script.addAll(to.whole(facade, names, defaultGrantees));
      embeds.stream()
          .filter(embed -> embed.fits(from.names(), to.names(), names))
          .forEach(embed -> script.addAll(embed.create(defaultCallers)));
    }
    return script;
  }

  private void options(List<String> script, ViewState from, ViewState to) {
    for (String option : to.options()) {
      if (!from.options().contains(option)) {
        script.add("alter view %s set (%s);".formatted(facade, option.replace("=", " = ")));
      }
    }
    for (String option : from.options()) {
      String name = option.substring(0, option.indexOf('='));
      if (to.options().stream().noneMatch(other -> other.startsWith(name + "="))) {
        script.add("alter view %s reset (%s);".formatted(facade, name));
      }
    }
  }
}
