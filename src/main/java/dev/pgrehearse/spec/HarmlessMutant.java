package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;

/**
 * A fault that nothing can notice, because the database behaves the same with it; somebody says
 * why.
 *
 * @param id of the mutant
 * @param because the reason
 * @param location its line in mutants.yaml
 */
public record HarmlessMutant(String id, String because, Location location) {}
