package dev.pgrehearse.proof;

/**
 * A form that has no meaning for a table, or cannot be made of its rows.
 *
 * @param facade its name
 * @param form slug of the statement form
 * @param reason why
 */
public record NotTried(String facade, String form, String reason) {}
