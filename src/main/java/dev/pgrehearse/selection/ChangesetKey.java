package dev.pgrehearse.selection;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetContent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A changeset as Liquibase tells it apart.
 *
 * @param occurrence more than 0 only in a changelog that Liquibase would refuse
 */
record ChangesetKey(String id, String author, String path, int occurrence) {

  /** What each changeset of a changelog says, in order. */
  static Map<ChangesetKey, ChangesetContent> contents(Changelog changelog) {
    Map<ChangesetKey, ChangesetContent> contents = new LinkedHashMap<>();
    Map<ChangesetKey, Integer> seen = new HashMap<>();
    for (ChangesetContent content : changelog.contents()) {
      Changeset changeset = content.changeset();
      ChangesetKey first =
          new ChangesetKey(changeset.id(), changeset.author(), changeset.path(), 0);
      int occurrence = seen.merge(first, 1, Integer::sum) - 1;
      contents.put(
          new ChangesetKey(changeset.id(), changeset.author(), changeset.path(), occurrence),
          content);
    }
    return contents;
  }
}
