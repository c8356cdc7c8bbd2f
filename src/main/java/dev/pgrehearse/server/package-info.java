/**
 * Throwaway Postgres servers. In comes the choice of a provider, out come databases that pgrehearse
 * created itself; it writes to no other, and drops them, with the roles it made, when it ends.
 */
package dev.pgrehearse.server;
