/** SQL as Postgres cuts it: in comes text, out come tokens and statements. Knows no database. */
package dev.pgrehearse.sql;
