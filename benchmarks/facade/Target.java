/** What a statement names: the facade, or the table behind it. */
enum Target {
  FACADE,
  TABLE,
  /** A second statement for the same table: what it differs by is noise. */
  TABLE_AGAIN
}
