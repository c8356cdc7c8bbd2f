/**
 * A system's intent: in come the files of {@code verification/<system>/}, out come records; what is
 * wrong in a file is said with its line.
 */
package dev.pgrehearse.spec;
