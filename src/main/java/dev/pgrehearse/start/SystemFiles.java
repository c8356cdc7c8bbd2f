package dev.pgrehearse.start;

import dev.pgrehearse.spec.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts of a new system's own files. */
record SystemFiles(String system, boolean supabase) {

  private static final String MOVES_WHY = "# Which table goes where.\n";
  private static final String MOVES = MOVES_WHY + "moves:\n";
  private static final Pattern FUNCTIONS = Pattern.compile("(?m)^functions:\n(?:  - .*\n)+");

  String rehearsal(String database, boolean fixtures, List<Identity> identities) {
    StringBuilder text =
        new StringBuilder(
            """
            title: %s
            changelog: changelog/%s.yaml
            legacy: legacy.sql
            """
                .formatted(
                    Yaml.text("Tables of %s that move behind facades".formatted(database)),
                    system));
    if (fixtures) {
      text.append("fixtures: fixtures.sql\n");
    }
    text.append("deployment:\n  platform: %s\n".formatted(supabase ? "supabase" : "plain"));
    if (!identities.isEmpty()) {
      text.append(
          "# Each is tried with every form of statement. claims are those of a verified token.\n");
      text.append("identities:\n");
      identities.forEach(identity -> text.append(line(identity)));
    }
    return text.toString();
  }

  private static String line(Identity identity) {
    StringBuilder line =
        new StringBuilder(
            "  %s: { role: %s".formatted(Yaml.text(identity.name()), Yaml.text(identity.role())));
    if (!identity.claims().isEmpty()) {
      line.append(", claims: { %s }".formatted(map(identity.claims())));
    }
    if (!identity.settings().isEmpty()) {
      line.append(", settings: { %s }".formatted(map(identity.settings())));
    }
    return line.append(" }\n").toString();
  }

  private static String map(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(
            each ->
                "%s: %s"
                    .formatted(
                        Yaml.text(each.getKey()), Yaml.text(String.valueOf(each.getValue()))))
        .collect(Collectors.joining(", "));
  }

  /**
   * Its moves come last, so that the next one is written below them.
   *
   * @param functions the changeset in which the functions of the moves are written anew
   */
  String facades(List<String> moves, Optional<String> functions) {
    return """
        # What no view does as a table does, whatever the table: docs/facade-compatibility.md of pgrehearse
        # says of each statement what it comes to. Anything else that differs is a finding.
        differs:
          - { facade: "*", form: of-its-kind, because: Clients that are known send none of these statements. }

        """
        + functions.map(SystemFiles::functions).orElse("")
        + MOVES
        + String.join("", moves);
  }

  private static String functions(String changeset) {
    return """
        # Behind the moves the functions are written anew; on the way back they come first.
        functions:
        %s
        """
        .formatted(function(changeset));
  }

  private static String function(String changeset) {
    return "  - %s\n".formatted(changeset);
  }

  /**
   * A file that this has written, with further moves.
   *
   * @param functions likewise of these
   */
  static String grown(String facades, List<String> moves, Optional<String> functions) {
    return functions.map(changeset -> withFunctions(facades, changeset)).orElse(facades)
        + String.join("", moves);
  }

  private static String withFunctions(String facades, String changeset) {
    Matcher list = FUNCTIONS.matcher(facades);
    return list.find()
        ? facades.substring(0, list.end()) + function(changeset) + facades.substring(list.end())
        : facades.replaceFirst(
            "(?m)^(?:%s)?(?=moves:$)".formatted(Pattern.quote(MOVES_WHY)),
            Matcher.quoteReplacement(functions(changeset)) + "$0");
  }

  /** One of its lines. */
  static String move(String changeset, String table, String home, boolean triggers) {
    return "  - { changeset: %s, table: %s, to: %s%s }\n"
        .formatted(
            changeset, Yaml.text(table), Yaml.text(home), triggers ? ", triggers: true" : "");
  }

  String changelog(List<String> packs) {
    return "databaseChangeLog:\n  - logicalFilePath: changelog/%s.yaml\n\n".formatted(system)
        + includes(packs);
  }

  /** Its lines for some packs. */
  static String includes(List<String> packs) {
    return packs.stream()
        .map("  - include: { file: changelog/%s.yaml }\n"::formatted)
        .collect(Collectors.joining());
  }

  static String project(int version) {
    return """
        # The root of what pgrehearse works on: changelog/, sql/ and verification/ are beside this file.
        pg_version: %d
        """
        .formatted(version);
  }
}
