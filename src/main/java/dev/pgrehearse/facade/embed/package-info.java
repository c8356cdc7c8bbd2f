/**
 * What PostgREST no longer finds by a key's column or its constraint once a view stands for the
 * other side: functions of the same names that give its rows. In come the keys between the
 * relations that clients see; out goes SQL for the script of a move.
 */
package dev.pgrehearse.facade.embed;
