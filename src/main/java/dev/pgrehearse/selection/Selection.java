package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.spec.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which part of a system a rehearsal looks at, and why.
 *
 * @param choice how it was asked for
 * @param basis what the work tree was compared with, in words, where it was
 * @param whole why everything is affected; empty where only a part is
 * @param main what is chosen of the main changelog
 * @param options what is chosen of each option, by its name
 * @param checks those that are new or changed
 * @param access why the access matrix at the end is asked for
 * @param volume why the checks on production-size rows are asked for
 * @param clients what has changed in the statements that clients send
 * @param gone what was there and is there no more
 * @param notes what could not be told
 * @param summary one line: what was looked for, and what came of it
 */
public record Selection(
    Choice choice,
    Optional<String> basis,
    List<String> whole,
    Part main,
    Map<String, Part> options,
    List<ChangedCheck> checks,
    List<String> access,
    List<String> volume,
    List<String> clients,
    List<String> gone,
    List<String> notes,
    String summary) {

  /**
   * Why a changeset is chosen.
   *
   * @param text a sentence without its end, such as {@code sql/crm/10_a.sql changed}
   */
  public record Reason(Kind kind, String text) {

    /** What about it. */
    public enum Kind {
      /** Everything is, or all of its option. */
      EVERYTHING,
      /** Somebody named it. */
      ASKED,
      /** The changelog did not have it. */
      NEW,
      /** What the changelog says of it. */
      ENTRY,
      /** A file that it runs or loads. */
      FILE,
      /** It stands elsewhere in the order. */
      MOVED,
      /** What stood before it does not any more. */
      PREDECESSOR,
      /** What rehearsal.yaml agrees on for it. */
      AGREED,
      /** A check of its phase. */
      CHECK,
      /** Rows that are put in before it. */
      FIXTURES
    }
  }

  /**
   * What is chosen of one changelog.
   *
   * @param changesets all of it, in order
   * @param chosen those to be rehearsed whole, in order, with the reasons of each
   */
  public record Part(List<Changeset> changesets, Map<Changeset, List<Reason>> chosen) {

    public Part {
      changesets = List.copyOf(changesets);
      Map<Changeset, List<Reason>> sorted = new LinkedHashMap<>();
      for (Changeset changeset : changesets) {
        List<Reason> reasons = chosen.getOrDefault(changeset, List.of());
        if (!reasons.isEmpty()) {
          sorted.put(changeset, reasons.stream().distinct().toList());
        }
      }
      chosen = Collections.unmodifiableMap(sorted);
    }

    /** Nothing of it. */
    public boolean isEmpty() {
      return chosen.isEmpty();
    }

    /** The first that is chosen. */
    public Optional<Changeset> first() {
      return chosen.keySet().stream().findFirst();
    }

    /** All before the first, which are applied without looking; all where none is chosen. */
    public List<Changeset> before() {
      return changesets.subList(0, first().map(changesets::indexOf).orElseGet(changesets::size));
    }

    /** Those after the first that are not chosen, and may be affected. */
    public List<Changeset> following() {
      return changesets.subList(before().size(), changesets.size()).stream()
          .filter(changeset -> !chosen.containsKey(changeset))
          .toList();
    }
  }

  /**
   * A check that is new or changed.
   *
   * @param reason what about it, in words
   * @param option of whose changelog its phase is, "" for the main one
   * @param from the first changeset of its phase; none where it runs on production-size rows
   * @param end the last one, when it is first held against the database
   */
  public record ChangedCheck(
      Check check,
      String reason,
      String option,
      Optional<Changeset> from,
      Optional<Changeset> end) {}

  public Selection {
    whole = List.copyOf(whole);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    checks = List.copyOf(checks);
    access = List.copyOf(access);
    volume = List.copyOf(volume);
    clients = List.copyOf(clients);
    gone = List.copyOf(gone);
    notes = List.copyOf(notes);
  }

  /** Whether nothing is left out. */
  public boolean isWhole() {
    return choice instanceof Choice.Whole || !whole.isEmpty();
  }

  /** Whether there is nothing to look at. */
  public boolean isEmpty() {
    return parts().allMatch(Part::isEmpty)
        && Stream.of(checks, access, volume, clients).allMatch(List::isEmpty);
  }

  /** What is applied without looking, or not at all, in words; nothing where all is chosen. */
  public List<String> leftOut() {
    List<String> left = new ArrayList<>();
    leftOut(main, "the main changelog").ifPresent(left::add);
    // Options follow on the main changelog: what is looked at there reaches them too.
    options.forEach(
        (name, part) -> {
          if (main.isEmpty() || !part.isEmpty()) {
            leftOut(part, "option " + name).ifPresent(left::add);
          }
        });
    return left;
  }

  private static Optional<String> leftOut(Part part, String of) {
    int before = part.before().size();
    if (before == 0) {
      return Optional.empty();
    }
    return Optional.of(
        part.first()
            .map(
                first ->
                    "%d changeset%s of %s before %s"
                        .formatted(before, before == 1 ? "" : "s", of, first.id()))
            .orElse("all %d changesets of %s".formatted(before, of)));
  }

  /** How many changesets are chosen. */
  public int chosen() {
    return parts().mapToInt(part -> part.chosen().size()).sum();
  }

  /** How many there are. */
  public int changesets() {
    return parts().mapToInt(part -> part.changesets().size()).sum();
  }

  /** The main changelog's and each option's. */
  public Stream<Part> parts() {
    List<Part> parts = new ArrayList<>(List.of(main));
    parts.addAll(options.values());
    return parts.stream();
  }
}
