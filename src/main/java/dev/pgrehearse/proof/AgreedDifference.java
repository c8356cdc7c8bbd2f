package dev.pgrehearse.proof;

/**
 * A difference between table and facade that somebody has decided to live with.
 *
 * @param facade schema-qualified, or {@code *} for all
 * @param form slug of the statement form
 * @param because the reason
 */
public record AgreedDifference(String facade, String form, String because) {

  public AgreedDifference {
    if (facade.isBlank() || form.isBlank() || because.isBlank()) {
      throw new IllegalArgumentException(
          "an agreed difference names a facade or *, a statement form and the reason");
    }
  }

  boolean covers(Difference difference) {
    return form.equals(difference.form())
        && (facade.equals("*") || facade.equals(difference.facade()));
  }
}
