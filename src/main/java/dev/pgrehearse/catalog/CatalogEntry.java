package dev.pgrehearse.catalog;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one query says of one object.
 *
 * @param query the name of its file
 * @param address what it is read again with, such as the table of a policy
 * @param object in a DBA's words
 * @param attributes and their values
 */
record CatalogEntry(
    String query, ObjectAddress address, String object, SortedMap<String, String> attributes) {

  CatalogEntry {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }
}
