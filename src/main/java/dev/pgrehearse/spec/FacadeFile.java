package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What {@code facades.yaml} of a system says: which tables leave a view behind, and in what the
 * view may differ from the table.
 *
 * @param moves in the order in which they are played
 * @param functions changesets in which the functions of a pack are written anew, behind its moves
 * @param guards changesets that look whether the database is the one that the moves are for
 * @param differs what somebody has decided to live with
 * @param location the file
 */
public record FacadeFile(
    List<Move> moves,
    List<String> functions,
    Guards guards,
    List<AgreedDifference> differs,
    Location location) {

  /**
   * Guards that are written with the moves.
   *
   * @param packs changesets in front of the moves of a pack, one a pack
   * @param errcode the SQLSTATE with which they stop, or "" for Postgres's own
   * @param lists changesets of people's own whose SQL lists all moves, behind a comment that says
   *     so
   */
  public record Guards(List<String> packs, String errcode, List<String> lists) {
    static final Guards NONE = new Guards(List.of(), "", List.of());

    public Guards {
      packs = List.copyOf(packs);
      lists = List.copyOf(lists);
    }
  }

  /**
   * A table that goes elsewhere.
   *
   * @param changeset whose SQL it is, as {@code pack/file}
   * @param table as {@code schema.name}
   * @param to its new place, likewise
   * @param renames columns that get another name on the table, old to new
   * @param shape columns that clients see in another way than the table stores them
   * @param triggers whether the facade has INSTEAD OF triggers though it could do without
   * @param because what a reader of the SQL should know, or ""
   * @param location its line
   */
  public record Move(
      String changeset,
      String table,
      String to,
      Map<String, String> renames,
      Shape shape,
      boolean triggers,
      String because,
      Location location) {
    public Move {
      renames = Collections.unmodifiableMap(new LinkedHashMap<>(renames));
    }
  }

  /** Moves alone, that stand in no file. */
  public static FacadeFile of(List<Move> moves) {
    return of(moves, List.of());
  }

  /** Likewise, with the changesets of their functions. */
  public static FacadeFile of(List<Move> moves, List<String> functions) {
    return new FacadeFile(moves, functions, Guards.NONE, List.of(), Location.NONE);
  }

  /** The folder of a changeset's file. */
  public static String pack(String changeset) {
    return changeset.substring(0, changeset.indexOf('/'));
  }

  /** The moves of a pack, in their order. */
  public List<Move> movesOf(String pack) {
    return moves.stream().filter(move -> pack(move.changeset()).equals(pack)).toList();
  }

  /** Whether the functions that a move touches have a changeset of their own behind it. */
  public boolean functionsLast(Move move) {
    return functions.stream().anyMatch(each -> pack(each).equals(pack(move.changeset())));
  }

  /**
   * In what the facade's columns are others than the table's.
   *
   * @param drops columns that the table loses, to the SQL that clients see instead
   * @param computes columns to the SQL that clients see, whatever the table stores
   * @param hides columns of the table that clients do not see
   * @param adds columns that the table gets and clients do not see, to their type
   */
  public record Shape(
      Map<String, String> drops,
      Map<String, String> computes,
      List<String> hides,
      Map<String, String> adds) {
    public Shape {
      drops = Collections.unmodifiableMap(new LinkedHashMap<>(drops));
      computes = Collections.unmodifiableMap(new LinkedHashMap<>(computes));
      hides = List.copyOf(hides);
      adds = Collections.unmodifiableMap(new LinkedHashMap<>(adds));
    }
  }

  /**
   * A form of statement that a facade may answer in another way than its table.
   *
   * @param facade as {@code schema.name}, or {@code *} for all
   * @param kind of facade that differs so, {@code passthrough} or {@code triggers}, or "" for both
   * @param form of the statement, by its slug
   * @param before the major version of Postgres from which on it differs no more, where there is
   *     one
   * @param because the reason
   * @param location its line
   */
  public record AgreedDifference(
      String facade,
      String kind,
      String form,
      OptionalInt before,
      String because,
      Location location) {

    /** Whether it is agreed of a server of this major version. */
    public boolean holdsOn(int version) {
      return before.isEmpty() || version < before.getAsInt();
    }
  }

  public FacadeFile {
    moves = List.copyOf(moves);
    functions = List.copyOf(functions);
    differs = List.copyOf(differs);
  }
}
