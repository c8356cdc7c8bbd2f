package dev.pgrehearse.changelog;

/** Whether a changeset, or its rollback, is done as a whole or not at all. */
public enum Atomicity {
  /** It left the beginning and the end of its transaction to Liquibase. */
  KEPT,
  /** The transaction that it was begun in was over before Liquibase committed it. */
  ENDED,
  /** Outside of a transaction it began one and left it open. */
  LEFT_OPEN
}
