/**
 * The user's project: in come {@code pgrehearse.yaml} at its root and the findings of a run, out
 * come what one would else type, and what of the findings is new there.
 */
package dev.pgrehearse.project;
