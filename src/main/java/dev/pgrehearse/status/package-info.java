/**
 * Where a deployment stands: in come a look at a live database, which is only read, and the
 * changelog played on a throwaway one; out come findings, each with the step that a person must
 * take.
 */
package dev.pgrehearse.status;
