package dev.pgrehearse.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** Looking at what has changed did not see what looking at everything sees: a fault of ours. */
public final class CatalogMissed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CatalogMissed(List<Difference> missed) {
    super(
        """
        pgrehearse lost sight of the catalog: what it carried forward from changeset to changeset is \
        not what is there:
        %s
        This is a bug in pgrehearse, and no fault of the changelog."""
            .formatted(
                missed.stream()
                    .map(difference -> "  - " + difference.sentence())
                    .limit(10)
                    .collect(Collectors.joining("\n"))));
  }
}
