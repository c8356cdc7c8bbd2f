package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/facade-compatibility.md is what running shows: the whole battery on one table that has of
 * everything, behind both kinds of facade, on every version. With {@code -Dpgrehearse.write=true}
 * the page is written instead of compared.
 */
final class CompatibilityIT {

  private static final Path PAGE =
      Path.of(System.getProperty("pgrehearse.home", ".")).resolve("docs/facade-compatibility.md");
  private static final List<Integer> VERSIONS = List.of(15, 16, 17, 18);
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z-]+) \\| (.*) \\|$");
  private static final String SCHEMA =
      """
      create schema work;

      grant usage on schema work to authenticated, service_role;
      """;

  /** Of a form of statement: a kind of facade, to a version, to what was seen. */
  private final SortedMap<String, Map<String, Map<Integer, String>>> seen = new TreeMap<>();

  @Test
  void the_page_is_what_each_form_does_on_both_kinds_of_facade_on_every_version()
      throws IOException {
    for (int version : VERSIONS) {
      try (Server server = Servers.start(new ServerChoice.Embedded(version))) {
        see(server, version, "passthrough", false);
        see(server, version, "triggers", true);
      }
    }
    String page = Files.readString(PAGE);
    String written = page.substring(0, page.indexOf("| statement form |")) + table();
    if (Boolean.getBoolean("pgrehearse.write")) {
      Files.writeString(PAGE, written);
    }
    assertThat(page).isEqualTo(written);
  }

  private void see(Server server, int version, String kind, boolean triggers) {
    Move move = new Move("public", "tasks", "work", "tasks", Map.of(), triggers);
    try (ProvedPair pair =
        ProvedPair.planned(server, ProvedPair.resource("before.sql"), SCHEMA, List.of(move))) {
      Matcher rows = ROW.matcher(pair.proof().run(name -> {}).table());
      while (rows.find()) {
        seen.computeIfAbsent(rows.group(1), form -> new TreeMap<>())
            .computeIfAbsent(kind, each -> new TreeMap<>())
            .put(version, rows.group(2));
      }
    }
  }

  private String table() {
    StringBuilder table =
        new StringBuilder("| statement form | passthrough | triggers |\n|---|---|---|\n");
    seen.forEach(
        (form, kinds) ->
            table.append(
                "| %s | %s | %s |\n"
                    .formatted(form, cell(kinds.get("passthrough")), cell(kinds.get("triggers")))));
    return table.toString();
  }

  /** Versions that say the same are named together, and not at all where all say the same. */
  private static String cell(Map<Integer, String> versions) {
    Map<String, List<String>> alike = new LinkedHashMap<>();
    for (int version : VERSIONS) {
      alike
          .computeIfAbsent(versions.getOrDefault(version, "not tried"), k -> new ArrayList<>())
          .add(String.valueOf(version));
    }
    if (alike.size() == 1) {
      return alike.keySet().iterator().next();
    }
    List<String> parts = new ArrayList<>();
    alike.forEach((what, on) -> parts.add("%s on %s".formatted(what, String.join(", ", on))));
    return String.join("; ", parts);
  }
}
