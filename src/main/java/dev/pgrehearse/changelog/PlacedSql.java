package dev.pgrehearse.changelog;

/**
 * The SQL of one half of a changeset.
 *
 * @param file in which it stands, from the search root
 * @param text each of its lines is the line of that number in the file, as far as it is SQL
 */
public record PlacedSql(String file, String text) {}
