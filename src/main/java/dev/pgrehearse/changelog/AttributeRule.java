package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** unknown-attribute, formatted SQL: what stands on a {@code --changeset} line and is dropped. */
final class AttributeRule implements LintRule.OfSection {

  private static final String RULE = "unknown-attribute";
  private static final List<String> KNOWN =
      List.of(
          "context",
          "contextFilter",
          "dbms",
          "endDelimiter",
          "failOnError",
          "ignore",
          "labels",
          "logicalFilePath",
          "rollbackEndDelimiter",
          "rollbackSplitStatements",
          "runAlways",
          "runInTransaction",
          "runOnChange",
          "runWith",
          "runWithSpoolFile",
          "splitStatements",
          "stripComments");

  @Override
  public Stream<Finding> checkSection(LintedChangeset changeset, FormattedSection section) {
    Stream.Builder<Finding> findings = Stream.builder();
    Location where = Location.of(changeset.location().file(), section.header().number());
    String author = changeset.parsed().getAuthor();
    if (KNOWN.stream().anyMatch(author::equalsIgnoreCase)) {
      return Stream.of(first(changeset, where, author));
    }
    String[] words = words(section.header().text());
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      String name = word.replaceFirst(":.*", "");
      boolean known = KNOWN.stream().anyMatch(name::equalsIgnoreCase);
      if (name.toLowerCase(Locale.ROOT).equals("runwithspoolfile")) {
        break;
      } else if (!word.contains(":")) {
        findings.add(stray(changeset, where, word));
      } else if (!known) {
        findings.add(unknown(changeset, where, word, name));
      } else if (word.endsWith(":")) {
        String value = i + 1 < words.length ? words[++i] : "value";
        findings.add(blank(changeset, where, name, value));
      }
    }
    return findings.build();
  }

  private static String[] words(String header) {
    String attributes =
        header
            .replaceFirst("(?i)^\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):(\"[^\"]+\"|\\S+)", "")
            .strip();
    return attributes.isEmpty()
        ? new String[0]
        : attributes.split("\\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
  }

  private static Finding unknown(
      LintedChangeset changeset, Location where, String word, String name) {
    String fix =
        new NearestName(KNOWN)
            .to(name)
            .map(nearest -> "write " + nearest + word.substring(name.length()))
            .orElse("remove " + word + "; Liquibase knows " + String.join(", ", KNOWN));
    return changeset.error(
        RULE, where, "Liquibase does not know the attribute " + word + " and drops it", fix);
  }

  private static Finding first(LintedChangeset changeset, Location where, String author) {
    return changeset.error(
        RULE,
        where,
        """
        author and id come first: Liquibase takes %s for the author and %s for the id, and drops \
        the attribute"""
            .formatted(author, changeset.parsed().getId()),
        """
        write the attribute behind them, as in --changeset author:id %1$s:%2$s; where a database has \
        run it, leave the line as it is, for as another changeset it runs again"""
            .formatted(author, changeset.parsed().getId()));
  }

  private static Finding stray(LintedChangeset changeset, Location where, String word) {
    return changeset.error(
        RULE,
        where,
        "Liquibase drops '" + word + "': the value of an attribute ends at the first blank",
        "put a value that contains blanks in double quotes, as in labels:\"one, two\"");
  }

  private static Finding blank(
      LintedChangeset changeset, Location where, String name, String value) {
    return changeset.error(
        RULE,
        where,
        "Liquibase drops '" + name + ": " + value + "': there is a blank behind the colon",
        "write " + name + ":" + value);
  }
}
