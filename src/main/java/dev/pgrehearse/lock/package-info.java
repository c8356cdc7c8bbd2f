/**
 * Locks, rewrites and scans: in comes each statement of a changeset while it runs, out comes what
 * it held, wrote anew and read whole, and what a table of production's size would suffer by it.
 */
package dev.pgrehearse.lock;
