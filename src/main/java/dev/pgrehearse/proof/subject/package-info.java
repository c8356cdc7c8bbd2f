/**
 * What statements are about: facades, and the tables that they stand for, with rows that are there,
 * rows that the table would take and rows that it refuses, as was tried.
 */
package dev.pgrehearse.proof.subject;
