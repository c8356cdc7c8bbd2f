package dev.pgrehearse.mutant;

import java.util.List;
import java.util.Set;

/** Lists of roles, as grants and policies have them. */
final class Roles {

  private static final Set<String> ENDS = Set.of("using", "with", "granted", "cascade", "restrict");

  private Roles() {}

  /** The roles from an index on. */
  static List<Tokens> listed(Tokens tokens, int from) {
    int end = from;
    while (end < tokens.size() && !tokens.atAny(end, ENDS)) {
      end++;
    }
    return from < 0 ? List.of() : tokens.part(from, end).items();
  }
}
