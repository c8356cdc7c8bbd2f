package dev.pgrehearse.status;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.Difference.Changed;
import dev.pgrehearse.catalog.Difference.Extra;
import dev.pgrehearse.catalog.Difference.Missing;
import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.spec.FacadeFile.Move;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Sorts the differences of two databases by the moves that they are about. */
final class DriftOfMoves {

  private static final String PARENT = "belongs to";
  private static final String TABLE = "table ";
  private static final List<String> RELATIONS =
      List.of(TABLE, "view ", "materialized view ", "foreign table ");
  private static final Set<String> INCIDENTAL = Set.of("owner", "column order", "comment", PARENT);
  private static final String FOREIGN_KEY = "FOREIGN KEY";

  /** What of a function is written anew with its body. */
  private static final Set<String> WRITTEN =
      Set.of("body", "arguments", "returns", "language", "security");

  private final Moves moves;
  private final Fingerprint expected;
  private final Fingerprint live;

  /**
   * @param expected as the changelog leaves it as far as it is deployed
   */
  DriftOfMoves(Moves moves, Fingerprint expected, Fingerprint live) {
    this.moves = moves;
    this.expected = expected;
    this.live = live;
  }

  /** New names that something else has, of moves that are still to come. */
  List<Drift> taken() {
    return moves.all().stream()
        .filter(move -> !moves.isLogged(move))
        .flatMap(
            move ->
                RELATIONS.stream()
                    .map(kind -> kind + move.to())
                    .filter(object -> live.objects().containsKey(object))
                    .filter(object -> !expected.objects().containsKey(object))
                    .map(
                        object ->
                            new Drift(
                                Moves.pack(move.changeset()),
                                Drift.Kind.STOPS,
                                object,
                                "there already: %s, where %s shall go"
                                    .formatted(object, move.table()))))
        .toList();
  }

  /** What it means to the moves; empty where it means nothing to them. */
  Optional<Drift> of(Difference difference) {
    if (difference instanceof Changed changed && INCIDENTAL.contains(changed.attribute())) {
      return Optional.empty();
    }
    for (String object : chain(difference.object())) {
      for (String kind : RELATIONS) {
        if (object.startsWith(kind)) {
          return ofRelation(difference, object, object.substring(kind.length()));
        }
      }
    }
    return ofOthers(difference);
  }

  private Optional<Drift> ofRelation(Difference difference, String relation, String name) {
    Optional<Move> moved = moves.from(name).filter(moves::isLogged).or(() -> moves.to(name));
    if (moved.isPresent()) {
      return moved.filter(moves::isLogged).flatMap(move -> since(difference, relation, move));
    }
    Optional<Move> move = moves.from(name);
    if (move.isEmpty()) {
      return isUnknown(difference, relation, name)
          ? Optional.of(new Drift("", Drift.Kind.STOPS, relation, difference.sentence()))
          : Optional.empty();
    }
    return Optional.of(
        new Drift(
            Moves.pack(move.get().changeset()),
            kind(difference, relation),
            relation,
            difference.sentence()));
  }

  /** A table or view of a schema that shall be left by its tables. */
  private boolean isUnknown(Difference difference, String relation, String name) {
    return difference instanceof Extra
        && difference.object().equals(relation)
        && moves.empties(name.substring(0, name.lastIndexOf('.')));
  }

  private Drift.Kind kind(Difference difference, String relation) {
    String object = difference.object();
    if (object.equals(relation) && !(difference instanceof Changed)) {
      return Drift.Kind.STOPS;
    }
    if (difference instanceof Changed changed) {
      if (changed.attribute().startsWith("privileges")) {
        return Drift.Kind.PRIVILEGES;
      }
      if (object.startsWith("column ")) {
        return Set.of("default", "generated").contains(changed.attribute())
            ? Drift.Kind.STOPS
            : Drift.Kind.GOES_ALONG;
      }
      return isForeignKey(object, live) ? Drift.Kind.KEYS : Drift.Kind.GOES_ALONG;
    }
    if (object.startsWith("column ")) {
      return Drift.Kind.STOPS;
    }
    boolean isKey = isForeignKey(object, difference instanceof Missing ? expected : live);
    return isKey ? Drift.Kind.KEYS : Drift.Kind.GOES_ALONG;
  }

  private static boolean isForeignKey(String object, Fingerprint where) {
    Map<String, String> attributes = where.objects().get(object);
    return attributes != null && attributes.getOrDefault("definition", "").startsWith(FOREIGN_KEY);
  }

  /** What was done to a table or its facade after it had moved. */
  private Optional<Drift> since(Difference difference, String relation, Move move) {
    boolean isWhole = difference.object().equals(relation) && !(difference instanceof Changed);
    boolean isPrivilege =
        difference instanceof Changed changed && changed.attribute().startsWith("privileges");
    boolean matters = isWhole || isPrivilege || difference.object().startsWith("column ");
    return matters
        ? Optional.of(
            new Drift(
                Moves.pack(move.changeset()), Drift.Kind.SINCE, relation, difference.sentence()))
        : Optional.empty();
  }

  private Optional<Drift> ofOthers(Difference difference) {
    String object = difference.object();
    Optional<String> pack = moves.packThatWrites(object);
    if (pack.isPresent()) {
      boolean isWritten =
          !(difference instanceof Changed changed)
              || WRITTEN.contains(changed.attribute())
              || !object.startsWith("function ");
      return Optional.of(
          new Drift(
              pack.get(),
              isWritten ? Drift.Kind.STOPS : Drift.Kind.GOES_ALONG,
              object,
              difference.sentence()));
    }
    if (difference instanceof Extra && object.startsWith("function ")) {
      return named(object)
          .map(
              table ->
                  new Drift(
                      "",
                      Drift.Kind.STOPS,
                      object,
                      "%s, which names %s".formatted(difference.sentence(), table)));
    }
    return Optional.empty();
  }

  /** A table that is still to move and that the body of a function names. */
  private Optional<String> named(String function) {
    String body = live.objects().get(function).getOrDefault("body", "");
    return moves.all().stream()
        .filter(move -> !moves.isLogged(move))
        .map(Move::table)
        .filter(
            table ->
                Pattern.compile(
                        "(?<![\\w$])%s(?![\\w$])"
                            .formatted(Pattern.quote(table.substring(table.lastIndexOf('.') + 1))))
                    .matcher(body)
                    .find())
        .findFirst();
  }

  /** An object, and what it belongs to, up to what belongs to nothing. */
  private Set<String> chain(String object) {
    Set<String> chain = new LinkedHashSet<>();
    String next = object;
    while (!next.isEmpty() && chain.add(next)) {
      next = parent(next);
    }
    return chain;
  }

  private String parent(String object) {
    Map<String, String> attributes =
        live.objects().getOrDefault(object, expected.objects().get(object));
    return attributes == null ? "" : attributes.getOrDefault(PARENT, "");
  }
}
