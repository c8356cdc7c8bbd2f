package dev.pgrehearse.advice;

import java.util.Set;

/**
 * Where an expression stands.
 *
 * @param kind {@code policy}, {@code view} or {@code function}
 * @param clause {@code using} or {@code check} of a policy, else empty
 * @param roles the API roles that a policy is for; empty where it is for others too
 * @param relation the table that a policy is on; 0 of what is no policy
 */
record Source(String kind, long oid, String clause, Set<String> roles, long relation) {

  Source {
    roles = Set.copyOf(roles);
  }
}
