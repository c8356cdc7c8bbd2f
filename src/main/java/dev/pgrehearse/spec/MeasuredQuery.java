package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A query of {@code baselines.yaml}: what it costs at production's size is known, and kept.
 *
 * @param name in snake_case, unique in its system
 * @param because why it matters
 * @param identity who sends it
 * @param moments when it is measured
 * @param sql one statement, with {@code $1} for the first parameter
 * @param parameters as text, whose types the server infers
 * @param withoutPolicies the same rows asked for by an explicit condition, as a superuser, whom no
 *     policy holds
 * @param budget what it may cost
 * @param needs extensions that the server must have for it
 * @param location its line in baselines.yaml
 */
public record MeasuredQuery(
    String name,
    String because,
    Identity identity,
    Set<Moment> moments,
    String sql,
    List<String> parameters,
    Optional<String> withoutPolicies,
    Budget budget,
    List<String> needs,
    Location location) {

  public MeasuredQuery {
    if (moments.isEmpty()) {
      throw new IllegalArgumentException("a query that is never measured");
    }
    moments = java.util.Collections.unmodifiableSet(EnumSet.copyOf(moments));
    parameters = List.copyOf(parameters);
    needs = List.copyOf(needs);
  }
}
