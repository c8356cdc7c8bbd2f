/** Who may do what: in comes a connection, out come the effective privileges of the app roles. */
package dev.pgrehearse.access;
