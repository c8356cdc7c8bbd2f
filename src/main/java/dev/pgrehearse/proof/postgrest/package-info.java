/**
 * PostgREST itself as one who asks. In come a program, a database, and who uses it; out come the
 * requests by which its clients name the other end of each key and what is computed of a row, and
 * what each of them is answered.
 */
package dev.pgrehearse.proof.postgrest;
