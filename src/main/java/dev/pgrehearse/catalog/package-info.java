/**
 * What a database is: a fingerprint of everything in pg_catalog that matters, digests of all rows,
 * and the difference of two of them in words. In comes a connection, out come immutable records.
 */
package dev.pgrehearse.catalog;
