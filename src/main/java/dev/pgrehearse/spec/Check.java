package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An acceptance check: one transaction, always rolled back.
 *
 * @param name a fact in snake_case, unique in its system
 * @param because why it must hold
 * @param phase it belongs to: a label, a tag, a changelog's file or the end
 * @param until the last phase it holds at, or "" for good
 * @param throughout whether it holds after every changeset of its phases, not at their ends alone
 * @param needs extensions that the server must have for it
 * @param onVolume whether it runs on production-size rows instead of the fixtures
 * @param steps its statements, in order
 * @param location its line in the check file
 */
public record Check(
    String name,
    String because,
    String phase,
    String until,
    boolean throughout,
    List<String> needs,
    boolean onVolume,
    List<Step> steps,
    Location location) {
  public Check {
    needs = List.copyOf(needs);
    steps = List.copyOf(steps);
  }

  /** The same, in which phases have other names. */
  Check phased(UnaryOperator<String> names) {
    return new Check(
        name,
        because,
        names.apply(phase),
        until.isEmpty() ? "" : names.apply(until),
        throughout,
        needs,
        onVolume,
        steps,
        location);
  }
}
