package dev.pgrehearse.proof.subject;

/**
 * A view that goes by the name that a table had before.
 *
 * @param name schema-qualified and quoted where it must be; of the table before and the view after
 * @param table the table's oid, which a move leaves as it is
 * @param kind how the view takes writes
 */
public record Facade(String name, long table, FacadeKind kind) {}
