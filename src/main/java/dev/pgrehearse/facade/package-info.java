/**
 * Facades: in come a live catalog and the tables that shall move, out come the SQL of the move, its
 * way back, what it touches, and the reasons where it cannot be done. The database is only read.
 * Here are the plan and its SQL; what they are made of stands in the wings below, which know
 * nothing of them.
 */
package dev.pgrehearse.facade;
