package dev.pgrehearse.advice;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the columns which say whose a row is and of which null is taken for an answer: such a row
 * is for everybody whom the policy is for, or for whoever has no such claim.
 */
final class NullOwner {

  /** For whom a row is in which the column is null. */
  enum ForWhom {
    EVERYBODY("everybody"),
    /** Likewise, and nothing shows that this was thought of. */
    ANYBODY("anybody"),
    /** Who has no user behind him. */
    VISITORS("visitors"),
    /** Who may be signed in, and lacks what the column is held against. */
    CLAIMLESS("claimless");

    private final String word;

    ForWhom(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private final Node clause;
  private final Claims claims;
  private final Names names;

  NullOwner(Node clause, Caller caller, Names names) {
    this.clause = clause;
    this.claims = new Claims(caller, names);
    this.names = names;
  }

  /** The columns that are held against the caller. */
  Set<Integer> columns() {
    Set<Integer> columns = new TreeSet<>();
    comparisons(clause).forEach(node -> columns.addAll(heldAgainstCaller(node)));
    return columns;
  }

  Optional<ForWhom> of(int column) {
    Optional<Node> part = smallest(clause, column);
    if (part.isEmpty()) {
      return Optional.empty();
    }
    Set<String> against = new HashSet<>();
    comparisons(clause)
        .filter(node -> heldAgainstCaller(node).contains(column))
        .forEach(node -> claims.in(node).forEach(against::add));
    Supposed open = new Supposed(column, claims.known(), names);
    if (open.of(part.get()).equals(Known.TRUE)) {
      ForWhom whom = asksForNull(part.get(), column) ? ForWhom.EVERYBODY : ForWhom.ANYBODY;
      return mayHold(open) ? Optional.of(whom) : Optional.empty();
    }
    boolean passes =
        List.of(claims.missing(against), claims.empty(against)).stream()
            .map(open::with)
            .anyMatch(without -> without.of(part.get()).equals(Known.TRUE) && mayHold(without));
    if (!passes || isTrueWhateverTheRow(part.get(), claims.missing(against))) {
      return Optional.empty();
    }
    return Optional.of(claims.isOfUsersOnly(against) ? ForWhom.VISITORS : ForWhom.CLAIMLESS);
  }

  /** {@code column is null}, or {@code coalesce(column, …)} with what is the caller's. */
  private boolean asksForNull(Node part, int column) {
    return part.all()
        .filter(node -> node.is("NULLTEST") || node.type().startsWith("COALESCE"))
        .filter(node -> node.is("NULLTEST") || claims.in(node).findAny().isPresent())
        .flatMap(node -> Stream.concat(node.nodes("arg").stream(), node.nodes("args").stream()))
        .map(Scope::bare)
        .anyMatch(node -> node.is("VAR") && node.number("varattno") == column);
  }

  private boolean mayHold(Supposed supposed) {
    Known whole = supposed.of(clause);
    return !whole.isNull() && !whole.equals(Known.FALSE);
  }

  /** No column has the number 0. */
  private boolean isTrueWhateverTheRow(Node part, Function<Node, Optional<Known>> without) {
    return new Supposed(0, without, names).of(part).equals(Known.TRUE);
  }

  /** The least part between and's and or's that has all that is said about the column. */
  private static Optional<Node> smallest(Node node, int column) {
    if (!Supposed.columns(node).contains(column)) {
      return Optional.empty();
    }
    boolean splits = node.is("BOOLEXPR") && !node.word("boolop").equals("not");
    List<Node> parts =
        splits
            ? node.nodes("args").stream()
                .filter(part -> Supposed.columns(part).contains(column))
                .toList()
            : List.of();
    return parts.size() == 1 ? smallest(parts.get(0), column) : Optional.of(node);
  }

  private static Stream<Node> comparisons(Node node) {
    return node.all()
        .filter(part -> Set.of("OPEXPR", "DISTINCTEXPR", "SCALARARRAYOPEXPR").contains(part.type()))
        .filter(part -> part.nodes("args").size() == 2);
  }

  /** A column on one side, alone or in what is made of it, and the caller on the other. */
  private Set<Integer> heldAgainstCaller(Node comparison) {
    List<Node> sides = comparison.nodes("args");
    Set<Integer> columns = new TreeSet<>();
    for (int side = 0; side < 2; side++) {
      if (claims.in(sides.get(1 - side)).findAny().isPresent()) {
        columns.addAll(Supposed.columns(sides.get(side)));
      }
    }
    return columns;
  }
}
