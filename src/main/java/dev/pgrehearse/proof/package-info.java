/**
 * Whether clients can tell a facade from the table that it stands for. In come two databases cloned
 * from one, before and after a changelog, and who uses them; the same statements run on both, and
 * out come the differences, as findings and as a table.
 */
package dev.pgrehearse.proof;
