package dev.pgrehearse.spec;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a measured query may cost at most, as far as somebody says so.
 *
 * @param p95Ms milliseconds that nineteen of twenty runs take at most
 * @param buffers pages of 8 kB that one run touches, in shared memory or not
 * @param rlsMs milliseconds that row level security may add
 * @param rlsRatio how many times the time without row level security it may take
 */
public record Budget(
    OptionalLong p95Ms, OptionalLong buffers, OptionalLong rlsMs, OptionalDouble rlsRatio) {

  /** Nothing is said. */
  static final Budget NONE =
      new Budget(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());

  /** Whether row level security is held against anything. */
  public boolean isAboutRowSecurity() {
    return rlsMs.isPresent() || rlsRatio.isPresent();
  }
}
