package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.util.OptionalLong;

/**
 * One statement of a check.
 *
 * @param identity who sends it
 * @param sql one statement
 * @param expectation what must come of it
 * @param budgetMs milliseconds it may take before a warning; never an error
 * @param location its line in the check file
 */
public record Step(
    Identity identity,
    String sql,
    Expectation expectation,
    OptionalLong budgetMs,
    Location location) {}
