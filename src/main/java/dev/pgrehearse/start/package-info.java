/**
 * The beginning of a system: in come a live database, which is only read, and the tables that shall
 * move; out come the files of a system that rehearses and proves the move, in somebody's own
 * repository.
 */
package dev.pgrehearse.start;
