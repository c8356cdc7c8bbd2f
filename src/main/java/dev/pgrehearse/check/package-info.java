/**
 * Acceptance checks: in come a database and a check of the spec, out come findings. Each check is
 * one rolled-back transaction under the roles and claims that PostgREST would set.
 */
package dev.pgrehearse.check;
