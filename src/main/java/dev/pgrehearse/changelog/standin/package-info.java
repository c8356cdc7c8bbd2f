/**
 * Changes that are played in place of those that cannot be played here, for their class is not at
 * hand, or must not be, for they run commands on the machine of whoever rehearses. Liquibase makes
 * them itself, by their classes.
 */
package dev.pgrehearse.changelog.standin;
