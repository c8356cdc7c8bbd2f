/**
 * The rehearsal: in come a changelog, a spec and a server; every changeset goes forward, back and
 * forward again with rows in the tables; out come findings.
 */
package dev.pgrehearse.rehearsal;
