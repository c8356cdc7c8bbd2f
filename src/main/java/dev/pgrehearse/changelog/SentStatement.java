package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;

/**
 * One statement of a changeset as the server gets it.
 *
 * @param sql with the comments that stand before it
 * @param location its line, where it is written somewhere; else the changeset's
 * @param transaction that it runs in, counted within the changeset's half from 0
 * @param alone whether it has no transaction that others could be in: its locks are gone with it
 */
public record SentStatement(String sql, Location location, int transaction, boolean alone) {}
