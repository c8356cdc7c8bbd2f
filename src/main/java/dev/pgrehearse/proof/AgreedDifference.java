package dev.pgrehearse.proof;

/**
 * A difference between table and facade that somebody has decided to live with.
 *
 * @param facade schema-qualified, or {@code *} for all
 * @param kind of facade that differs so, {@code passthrough} or {@code triggers}, or "" for both
 * @param form slug of the statement form
 * @param because the reason
 */
public record AgreedDifference(String facade, String kind, String form, String because) {

  public AgreedDifference {
    if (facade.isBlank() || form.isBlank() || because.isBlank()) {
      throw new IllegalArgumentException(
          "an agreed difference names a facade or *, a statement form and the reason");
    }
  }

  /** Likewise, on facades of either kind. */
  public static AgreedDifference of(String facade, String form, String because) {
    return new AgreedDifference(facade, "", form, because);
  }

  boolean covers(FacadeDifference difference) {
    return form.equals(difference.form()) && speaksOf(difference.facade(), difference.kind());
  }

  /** Whether it is agreed of this facade at all. */
  boolean speaksOf(String name, String itsKind) {
    return (facade.equals("*") || facade.equals(name)) && (kind.isEmpty() || kind.equals(itsKind));
  }
}
