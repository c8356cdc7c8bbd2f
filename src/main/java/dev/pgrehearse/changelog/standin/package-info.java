/**
 * Changes that are played in place of those that cannot be played here, for their class is not at
 * hand, or must not be, for they run commands on the machine of whoever rehearses; and
 * preconditions that hold for production's role, in whose place another one is here. Liquibase
 * makes them itself, by their classes.
 */
package dev.pgrehearse.changelog.standin;
