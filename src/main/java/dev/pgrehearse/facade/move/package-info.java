/**
 * What shall move where. In come a move and the table as it is, out come what the facade shows of
 * it and where everything is by then; a script holds each change with its way back.
 */
package dev.pgrehearse.facade.move;
