/**
 * Functions that take a row of a table: a row of its facade is of another type. In come the
 * functions of a table that moves; out go, for the script of the move, overloads that take a row of
 * the facade.
 */
package dev.pgrehearse.facade.rowtype;
