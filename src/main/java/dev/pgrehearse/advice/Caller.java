package dev.pgrehearse.advice;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whom an expression is evaluated for.
 *
 * @param roles one of them asks; empty where others may ask too
 * @param signedIn whether a user stands behind the request; empty where that is not known
 */
record Caller(Set<String> roles, Optional<Boolean> signedIn) {

  Caller {
    roles = Set.copyOf(roles);
  }

  /** Whoever comes in as one of these roles. */
  static Caller among(Set<String> roles, String anonymous) {
    if (roles.isEmpty() || (roles.contains(anonymous) && roles.size() > 1)) {
      return new Caller(roles, Optional.empty());
    }
    return new Caller(roles, Optional.of(!roles.contains(anonymous)));
  }

  /** The same where the request came without a token. */
  Caller asVisitor(String anonymous) {
    return new Caller(Set.of(anonymous), Optional.of(false));
  }

  /** The same where somebody has signed in. */
  Caller asUser(String anonymous) {
    Set<String> others = new HashSet<>(roles);
    others.remove(anonymous);
    return new Caller(others, Optional.of(true));
  }
}
