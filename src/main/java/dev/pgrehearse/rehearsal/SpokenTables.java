package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetContent;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tables the text of a changeset names, in its change or in its rollback. */
final class SpokenTables {

  private static final Pattern WORD = Pattern.compile("[\\w$]+|\"(?:[^\"]|\"\")+\"");

  private final Changelog changelog;
  private final Map<Changeset, ChangesetContent> contents;

  SpokenTables(Changelog changelog) {
    this.changelog = changelog;
    this.contents =
        changelog.contents().stream()
            .collect(
                Collectors.toMap(ChangesetContent::changeset, Function.identity(), (a, b) -> a));
  }

  /**
   * Of some tables, those that are spoken of.
   *
   * @param tables by their schema-qualified names
   */
  Set<String> of(Changeset changeset, Collection<String> tables) {
    ChangesetContent content = contents.get(changeset);
    if (content == null) {
      return Set.of();
    }
    Set<String> words =
        Stream.concat(content.parts().values().stream(), texts(content).stream())
            .flatMap(text -> WORD.matcher(text).results())
            .map(word -> bare(word.group()))
            .collect(Collectors.toSet());
    return tables.stream()
        .filter(table -> words.contains(bare(lastName(table))))
        .collect(Collectors.toSet());
  }

  private List<String> texts(ChangesetContent content) {
    return content.names().stream()
        .filter(name -> Files.isRegularFile(changelog.file(name)))
        .map(this::text)
        .toList();
  }

  /** What cannot be read has been told by whoever played it. */
  private String text(String name) {
    try {
      return changelog.text(name);
    } catch (ChangelogException e) {
      return "";
    }
  }

  private static String lastName(String table) {
    return WORD.matcher(table)
        .results()
        .map(word -> word.group())
        .reduce((one, next) -> next)
        .orElse(table);
  }

  private static String bare(String word) {
    return (word.startsWith("\"") ? word.substring(1, word.length() - 1) : word)
        .toLowerCase(Locale.ROOT);
  }
}
