/**
 * Whether clients can tell a facade from the table that it stands for. In come databases cloned
 * from one, just before tables move and after a changelog, and who uses them; the same statements
 * run on both, and out come the differences, as findings and as a table.
 */
package dev.pgrehearse.proof;
