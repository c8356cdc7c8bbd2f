/**
 * What a database has, read from its catalog: tables with their columns and grants, what each name
 * stands for, and what was sent to it. Everything here is a value that the other wings talk in, and
 * the words by which SQL names it.
 */
package dev.pgrehearse.facade.catalog;
