/**
 * Forms of statements. In comes a table as somebody meets it, out come the trials that can be made
 * of it: every way to write a statement, and random sequences of them.
 */
package dev.pgrehearse.proof.form;
