package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.NearestName;
import dev.pgrehearse.selection.Selection.Reason.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changesets that somebody names. */
final class ByName {

  private final Subject subject;
  private final Draft draft;
  private final List<Place> places = new ArrayList<>();

  /**
   * A changeset.
   *
   * @param of the option's name, or {@link Subject#MAIN}
   */
  private record Place(String of, Changeset changeset) {

    /** As Liquibase tells it apart from all others. */
    String identity() {
      return changeset.path() + "::" + changeset.id() + "::" + changeset.author();
    }

    boolean isCalled(String name) {
      return changeset.id().equals(name)
          || identity().equals(name)
          || (changeset.path() + "::" + changeset.id()).equals(name);
    }

    /** Whether the id ends so, and not in the middle of a word: 1 is no end of 21. */
    boolean endsWith(String name) {
      int start = changeset.id().length() - name.length();
      return !name.isBlank()
          && start > 0
          && changeset.id().endsWith(name)
          && !(Character.isLetterOrDigit(name.charAt(0))
              && Character.isLetterOrDigit(changeset.id().charAt(start - 1)));
    }
  }

  ByName(Subject subject, Draft draft) {
    this.subject = subject;
    this.draft = draft;
    subject
        .changelogs()
        .forEach(
            (of, changelog) ->
                changelog.changesets().forEach(changeset -> places.add(new Place(of, changeset))));
  }

  Selection only(Choice.Only only) {
    for (String name : only.names()) {
      Place place = called(name).orElseThrow(() -> unknown("changeset", name, idsByShortName()));
      draft.choose(place.of(), place.changeset(), Kind.ASKED, "it was asked for");
    }
    Selection selection = draft.finish("");
    return draft.finish(
        "%d of %d changesets of %s, as asked for"
            .formatted(selection.chosen(), selection.changesets(), subject.spec().name()));
  }

  Selection from(Choice.From from) {
    Place start =
        exactly(from.start())
            .or(() -> tagged(from.start()))
            .or(() -> labelled(from.start()))
            .or(() -> called(from.start()))
            .orElseThrow(() -> unknown("changeset, tag or label", from.start(), allNames()));
    boolean on = false;
    for (Place place : places) {
      on |= place.equals(start);
      // Options are played on the finished main changelog, and not on each other.
      if (on && (place.of().equals(start.of()) || start.of().equals(Subject.MAIN))) {
        draft.choose(place.of(), place.changeset(), Kind.ASKED, "it was asked for");
      }
    }
    Selection selection = draft.finish("");
    return draft.finish(
        "%d of %d changesets of %s, from %s on"
            .formatted(
                selection.chosen(),
                selection.changesets(),
                subject.spec().name(),
                start.changeset().id()));
  }

  private Optional<Place> called(String name) {
    return exactly(name).or(() -> one(name, place -> place.endsWith(name)));
  }

  private Optional<Place> exactly(String name) {
    return one(name, place -> place.isCalled(name));
  }

  private Optional<Place> one(String name, Predicate<Place> meant) {
    List<Place> found = places.stream().filter(meant).toList();
    if (found.size() > 1) {
      boolean sameId = found.stream().map(p -> p.changeset().id()).distinct().count() == 1;
      throw new SelectionException(
          "'%s' may be any of %d changesets; write which: %s"
              .formatted(
                  name,
                  found.size(),
                  found.stream()
                      .map(place -> sameId ? place.identity() : place.changeset().id())
                      .collect(Collectors.joining(", "))));
    }
    return found.stream().findFirst();
  }

  private Optional<Place> tagged(String tag) {
    for (Map.Entry<String, Changelog> entry : subject.changelogs().entrySet()) {
      Changeset changeset = entry.getValue().tags().get(tag);
      if (changeset != null) {
        return Optional.of(new Place(entry.getKey(), changeset));
      }
    }
    return Optional.empty();
  }

  private Optional<Place> labelled(String label) {
    return places.stream().filter(place -> place.changeset().labels().contains(label)).findFirst();
  }

  private static SelectionException unknown(String what, String name, Map<String, String> known) {
    return new SelectionException(
        "there is no %s '%s'%s"
            .formatted(
                what,
                name,
                Optional.of(name)
                    .filter(written -> !written.isBlank())
                    .flatMap(new NearestName(known.keySet())::to)
                    .map(near -> "; did you mean " + known.get(near) + "?")
                    .orElse("")));
  }

  /** Ids by themselves and by what stands behind their last slash. */
  private Map<String, String> idsByShortName() {
    Map<String, String> ids = new TreeMap<>();
    for (Place place : places) {
      String id = place.changeset().id();
      ids.put(id, id);
      ids.putIfAbsent(id.substring(id.lastIndexOf('/') + 1), id);
    }
    return ids;
  }

  private Map<String, String> allNames() {
    Map<String, String> names = new LinkedHashMap<>(idsByShortName());
    Stream<String> tags =
        subject.changelogs().values().stream()
            .flatMap(changelog -> changelog.tags().keySet().stream());
    Stream<String> labels = places.stream().flatMap(place -> place.changeset().labels().stream());
    Stream.concat(tags, labels).forEach(name -> names.put(name, name));
    return names;
  }
}
