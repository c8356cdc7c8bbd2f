package dev.pgrehearse.status;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogHistory;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.FacadeFile.Move;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The moves of a system, by what the catalog calls their tables, and which of them are done. */
final class Moves {

  private static final Pattern NEEDLESS_QUOTES = Pattern.compile("\"([a-z_][a-z0-9_$]*)\"");

  private final List<Move> moves;
  private final Set<String> logged;
  private final Map<String, Move> byTable = new TreeMap<>();
  private final Map<String, Move> byHome = new TreeMap<>();
  private final Map<String, String> packsOfOthers = new LinkedHashMap<>();

  Moves(FacadeFile facades, ChangelogHistory history, Changelog changelog, Played played) {
    this.moves = facades.moves();
    Map<String, Changeset> changesets =
        changelog.changesets().stream()
            .collect(Collectors.toMap(Changeset::id, Function.identity(), (one, other) -> one));
    this.logged =
        moves.stream()
            .map(Move::changeset)
            .filter(id -> changesets.containsKey(id))
            .filter(id -> history.of(changesets.get(id)).isPresent())
            .collect(Collectors.toSet());
    for (Move move : moves) {
      byTable.put(plain(move.table()), move);
      byHome.put(plain(move.to()), move);
    }
    Set<String> packs = packs();
    for (Pending pending : played.pending()) {
      String pack = pack(pending.changeset().id());
      if (packs.contains(pack)) {
        pending.effect().traits().forEach(trait -> packsOfOthers.putIfAbsent(trait.object(), pack));
      }
    }
  }

  /** Names as they are written and as the catalog quotes them, made one. */
  static String plain(String name) {
    return NEEDLESS_QUOTES.matcher(name).replaceAll("$1");
  }

  static String pack(String changeset) {
    int slash = changeset.lastIndexOf('/');
    return slash < 0 ? changeset : changeset.substring(0, slash);
  }

  List<Move> all() {
    return moves;
  }

  Move first() {
    return moves.get(0);
  }

  /** In the order in which they are played. */
  Set<String> packs() {
    return moves.stream()
        .map(move -> pack(move.changeset()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  List<Move> inPack(String pack) {
    return moves.stream().filter(move -> pack(move.changeset()).equals(pack)).toList();
  }

  boolean isLogged(Move move) {
    return logged.contains(move.changeset());
  }

  /** The move of a table, by its old name. */
  Optional<Move> from(String table) {
    return Optional.ofNullable(byTable.get(plain(table)));
  }

  /** The move that brought a table to where it is. */
  Optional<Move> to(String home) {
    return Optional.ofNullable(byHome.get(plain(home)));
  }

  /** The first pack that makes an object otherwise than it is now, such as a function. */
  Optional<String> packThatWrites(String object) {
    return Optional.ofNullable(packsOfOthers.get(object));
  }

  /** Whether tables are moved out of a schema. */
  boolean empties(String schema) {
    return byTable.keySet().stream().anyMatch(table -> table.startsWith(plain(schema) + "."));
  }
}
