package dev.pgrehearse.status;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Skipped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changelog, played on a throwaway database.
 *
 * @param logged what each changeset does that is logged and was run, in order
 * @param asLogged the catalog behind the last of them
 * @param pending those that are not logged, in order; as far as they could be played
 * @param skipped what could not be
 */
record Played(
    Map<Changeset, Effect> logged,
    Fingerprint asLogged,
    List<Pending> pending,
    List<Skipped> skipped) {

  Played {
    logged = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(logged));
    pending = List.copyOf(pending);
    skipped = List.copyOf(skipped);
  }
}
