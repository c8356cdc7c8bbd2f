package dev.pgrehearse.catalog;

/**
 * An object as Postgres itself points at it, for as long as it lives.
 *
 * @param catalog oid of the catalog that it stands in, such as that of pg_class
 * @param id its own oid
 */
record ObjectAddress(long catalog, long id) {
  static final long RELATION = 1259;
  static final long ROUTINE = 1255;
  static final long TYPE = 1247;
}
