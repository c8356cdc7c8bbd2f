package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetContent;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changesets that do not apply. What comes after them is played without them; one that fails for
 * lack of something that an earlier one speaks of could not be played because of that one, and says
 * nothing about itself.
 */
final class Failures {

  /** Something is not there: a table, column, function, other object, schema, or row. */
  private static final Set<String> LACKING =
      Set.of("42P01", "42703", "42883", "42704", "3F000", "23503");

  /** A type, or a function: what an extension has is not named where it is created. */
  private static final Set<String> OF_AN_EXTENSION = Set.of("42704", "42883");

  /** What the message says is not there, with its schema or without. */
  private static final Pattern LACKED =
      Pattern.compile(
          "(?:\"([^\"]+)\"|(?:function|procedure|aggregate|column) ([\\w.$]+)).*?"
              + "(?:does not exist|not present)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LACKED_ROW = Pattern.compile("in table \"([^\"]+)\"");
  private static final Pattern LACKED_BY_PRECONDITION =
      Pattern.compile(
          "\\b(?:table|view|column|index|sequence|key) (\\S+) does not exist",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EXTENSION =
      Pattern.compile("\\bcreate\\s+extension\\b", Pattern.CASE_INSENSITIVE);

  private static final int SHOWN = 8;

  private final Map<Changeset, ChangesetFailed> failed = new LinkedHashMap<>();
  private final Map<Changeset, String> texts = new LinkedHashMap<>();

  void add(Map<Changeset, ChangesetFailed> more) {
    failed.putAll(more);
  }

  boolean isEmpty() {
    return failed.isEmpty();
  }

  /** Those that are left out. */
  Set<Changeset> changesets() {
    return Set.copyOf(failed.keySet());
  }

  /** Whether all of them come behind a changeset, so that what holds after it is as meant. */
  boolean comeBehind(Changeset changeset, Changelog changelog) {
    List<Changeset> all = changelog.changesets();
    return failed.keySet().stream().allMatch(each -> all.indexOf(each) > all.indexOf(changeset));
  }

  /** Likewise, behind a phase and not in it. */
  boolean comeBehind(Phase phase, Changelog changelog) {
    Changeset last = phase.changesets().get(phase.changesets().size() - 1);
    return comeBehind(last, changelog)
        && failed.keySet().stream().noneMatch(each -> each.phase().equals(phase.label()));
  }

  /** What is to be mended. */
  List<Finding> findings(Changelog changelog) {
    Map<Changeset, Changeset> because = because(changelog);
    List<Finding> findings = new ArrayList<>();
    failed.forEach(
        (changeset, problem) -> {
          if (!because.containsKey(changeset)) {
            findings.add(Findings.changesetFailedAlone(changeset, problem));
          }
        });
    return findings;
  }

  /** What could not be played because of that, one line for each cause. */
  List<Skipped> skipped(Changelog changelog) {
    Map<Changeset, List<String>> byCause = new LinkedHashMap<>();
    because(changelog)
        .forEach(
            (changeset, cause) ->
                byCause.computeIfAbsent(cause, c -> new ArrayList<>()).add(changeset.id()));
    List<Skipped> skipped = new ArrayList<>();
    byCause.forEach(
        (cause, ids) ->
            skipped.add(
                new Skipped(
                    (ids.size() == 1 ? "changeset " : "changesets ") + brief(ids),
                    "what %s would have made is not there, for that does not apply"
                        .formatted(cause.id()))));
    return skipped;
  }

  private static String brief(List<String> ids) {
    return ids.size() <= SHOWN
        ? String.join(", ", ids)
        : String.join(", ", ids.subList(0, SHOWN)) + " and %d more".formatted(ids.size() - SHOWN);
  }

  /** Whether one that is left out speaks of an object, which so is not what is meant. */
  boolean speakOf(String object, Changelog changelog) {
    String name = object.substring(object.lastIndexOf(' ') + 1).replaceFirst("\\(.*", "");
    Pattern word =
        Pattern.compile(
            "(?<![\\w$])"
                + Pattern.quote(name.substring(name.lastIndexOf('.') + 1))
                + "(?![\\w$])");
    return texts(changelog).values().stream().anyMatch(text -> word.matcher(text).find());
  }

  /** Changesets that failed because of another, to that one. */
  private Map<Changeset, Changeset> because(Changelog changelog) {
    Map<Changeset, Changeset> because = new LinkedHashMap<>();
    List<Changeset> earlier = new ArrayList<>();
    for (Changeset changeset : texts(changelog).keySet()) {
      ChangesetFailed problem = failed.get(changeset);
      earlier.stream()
          .filter(each -> isCause(texts.get(each), problem))
          .findFirst()
          .ifPresent(cause -> because.put(changeset, because.getOrDefault(cause, cause)));
      earlier.add(changeset);
    }
    return because;
  }

  /** What each says, in order; read once, when all have failed that will. */
  private Map<Changeset, String> texts(Changelog changelog) {
    if (texts.size() == failed.size()) {
      return texts;
    }
    texts.clear();
    for (ChangesetContent content : changelog.contents()) {
      if (failed.containsKey(content.changeset())) {
        texts.put(content.changeset(), text(content, changelog));
      }
    }
    return texts;
  }

  private static String text(ChangesetContent content, Changelog changelog) {
    String own = String.join("\n", content.parts().values());
    return content.changeset().sqlFile().map(file -> own + "\n" + changelog.text(file)).orElse(own);
  }

  private static boolean isCause(String text, ChangesetFailed problem) {
    Optional<String> lacked = lacked(problem);
    return lacked.isPresent()
        && ((OF_AN_EXTENSION.contains(problem.sqlState()) && EXTENSION.matcher(text).find())
            || Pattern.compile(
                    "(?<![\\w$])" + Pattern.quote(lacked.get()) + "(?![\\w$])",
                    Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find());
  }

  private static Optional<String> lacked(ChangesetFailed problem) {
    String message = problem.getMessage();
    if (problem.sqlState().isEmpty()) {
      return first(LACKED_BY_PRECONDITION, message);
    }
    if (!LACKING.contains(problem.sqlState())) {
      return Optional.empty();
    }
    return problem.sqlState().equals("23503") ? first(LACKED_ROW, message) : first(LACKED, message);
  }

  /** Without schema and quotes. */
  private static Optional<String> first(Pattern pattern, String message) {
    Matcher found = pattern.matcher(message);
    if (!found.find()) {
      return Optional.empty();
    }
    String name = found.group(1) == null ? found.group(2) : found.group(1);
    return Optional.of(name.substring(name.lastIndexOf('.') + 1).replace("\"", ""));
  }
}
