/**
 * What a killed deployment leaves: in comes a changelog, every changeset of which is deployed and
 * rolled back by Liquibase as a process of its own that is killed at each point of its way; out
 * come findings, with the step that brings the database in order, which was tried.
 */
package dev.pgrehearse.kill;
