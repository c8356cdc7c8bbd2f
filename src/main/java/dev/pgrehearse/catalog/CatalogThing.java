package dev.pgrehearse.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of a catalog: what it is about, and what that is said with.
 *
 * @param self of what it is about
 * @param part which part of that, where there are several
 * @param host what it is said with, such as the table of a policy
 * @param mark changes with its name; empty where every change may be one of the name
 */
record CatalogThing(ObjectAddress self, long part, ObjectAddress host, String mark) {

  /** What tells it from others of its kind. */
  record Key(ObjectAddress self, long part) {}

  /**
   * Out of a list as changes.sql gives it; none where there is none. Where the keys are all there
   * is, each is said with itself.
   */
  static List<CatalogThing> list(String text) {
    List<CatalogThing> things = new ArrayList<>();
    if (text != null) {
      for (String item : text.split(",", -1)) {
        String[] words = item.split(" ", -1);
        ObjectAddress self = address(words[0], words[1]);
        things.add(
            new CatalogThing(
                self,
                Long.parseLong(words[2]),
                words.length > 3 ? address(words[3], words[4]) : self,
                words.length > 5 ? words[5] : ""));
      }
    }
    return things;
  }

  private static ObjectAddress address(String catalog, String id) {
    return new ObjectAddress(Long.parseLong(catalog), Long.parseLong(id));
  }

  Key key() {
    return new Key(self, part);
  }
}
