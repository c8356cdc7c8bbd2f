/**
 * How a changelog is deployed where it counts: what Liquibase is told besides it, and on what kind
 * of Postgres. Comes from the command line, the environment, and the files in which projects keep
 * it.
 */
package dev.pgrehearse.deployment;
