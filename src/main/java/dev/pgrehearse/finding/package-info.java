/**
 * Findings: what is wrong, where, and how to mend it. Nothing comes in; every other package hands
 * findings on, and {@code report} shows them.
 */
package dev.pgrehearse.finding;
