/**
 * Planted faults: in comes a changelog, out come copies of its SQL files with one fault in each.
 * Text only, and no database.
 */
package dev.pgrehearse.mutant;
