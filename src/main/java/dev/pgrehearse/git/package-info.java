/**
 * What git knows of a work tree, asked of the program git: in comes a folder, out come a revision,
 * the files that differ from it and what they held then.
 */
package dev.pgrehearse.git;
