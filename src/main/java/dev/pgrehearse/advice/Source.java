package dev.pgrehearse.advice;

import java.util.Set;

/**
 * Where an expression stands.
 *
 * @param kind {@code policy}, {@code view} or {@code function}
 * @param clause {@code using} or {@code check} of a policy, else empty
 * @param roles the API roles that a policy is for; empty where it is for others too
 */
record Source(String kind, long oid, String clause, Set<String> roles) {

  Source {
    roles = Set.copyOf(roles);
  }
}
