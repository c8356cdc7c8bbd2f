/**
 * Functions whose text names what moves. In come their definitions, out come the definitions that
 * they need after the move, or why a program must not write them.
 */
package dev.pgrehearse.facade.routine;
