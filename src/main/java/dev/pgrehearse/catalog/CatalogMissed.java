package dev.pgrehearse.catalog;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looking at what has changed did not see what looking at everything sees: a fault of ours. */
public final class CatalogMissed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private CatalogMissed(Stream<String> missed) {
    super(
        """
        pgrehearse lost sight of the catalog: what it carried forward from changeset to changeset is \
        not what is there:
        %s
        This is a bug in pgrehearse, and no fault of the changelog."""
            .formatted(
                missed
                    .map(sentence -> "  - " + sentence)
                    .limit(10)
                    .collect(Collectors.joining("\n"))));
  }

  /**
   * Of what is followed through the changes of the catalog.
   *
   * @param missed in words
   */
  public static CatalogMissed of(Stream<String> missed) {
    return new CatalogMissed(missed);
  }

  static CatalogMissed objects(List<Difference> missed) {
    return new CatalogMissed(missed.stream().map(Difference::sentence));
  }

  /** Both ways: what only one of them has is no loss, but not seen either. */
  static CatalogMissed rows(RowDigests quick, RowDigests whole) {
    return new CatalogMissed(
        Stream.concat(
            quick.differencesTo(whole).stream().map(RowDifference::sentence),
            whole.differencesTo(quick).stream()
                .map(difference -> difference.sentence() + " (the other way round)")));
  }
}
