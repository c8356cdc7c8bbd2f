/**
 * What queries cost at production's size: in come a database, a system's {@code baselines.yaml} and
 * what was kept of an earlier run, out come plans, buffers, rows read and calls, and findings where
 * they grew. Time is judged by pairs of runs only.
 */
package dev.pgrehearse.baseline;
