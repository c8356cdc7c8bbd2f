/**
 * Liquibase, and nothing else imports it: in comes a changelog file, out come its changesets, one
 * changeset applied or rolled back, and what Liquibase would get silently wrong as findings.
 */
package dev.pgrehearse.changelog;
