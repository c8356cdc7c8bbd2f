/** In come findings and the numbers of a run, out come report files; knows nothing of Postgres. */
package dev.pgrehearse.report;
