package dev.pgrehearse.advice;

/**
 * What kind of fault a rule finds, which decides when it counts. Each changeset is committed by
 * itself, and stays alone for as long as the next one takes, or fails.
 */
enum Nature {
  /** Somebody may read, write, call or learn what is not his. One commit is long enough. */
  OPENING,
  /** Nobody gets more by it alone; the next grant or mistake would. It may be mended till then. */
  DORMANT,
  /** Somebody is refused or finds nothing, and nobody gets more: what is missing may come later. */
  REFUSING,
  /** Two names for the same rows differ; what brings them together may well come later. */
  DRIFTING,
  /** What one table refuses goes by way of another: which of them is meant, all policies say. */
  BYPASSING,
  /** It works, and costs time or trouble later. */
  COSTLY
}
