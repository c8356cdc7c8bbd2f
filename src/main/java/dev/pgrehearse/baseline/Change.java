package dev.pgrehearse.baseline;

/**
 * In what a query is another than it was.
 *
 * @param worse whether this alone is more than the query may need
 * @param text in words
 */
public record Change(boolean worse, String text) {}
