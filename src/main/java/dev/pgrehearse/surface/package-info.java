/**
 * What clients know of a database: the names of relations and their columns with the types, and the
 * signatures of functions. In go two states of a catalog, out comes what the later one no longer
 * answers to, with the mend. Knows no database.
 */
package dev.pgrehearse.surface;
