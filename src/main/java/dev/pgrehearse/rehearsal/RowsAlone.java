package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.RowDifference;
import java.util.List;

/**
 * The differences of rows that are not the mere consequence of a difference in the catalog: a table
 * that is gone took its rows with it, and that is one thing to mend, not two.
 */
record RowsAlone(List<Difference> catalog) {

  RowsAlone {
    catalog = List.copyOf(catalog);
  }

  List<RowDifference> of(List<RowDifference> rows) {
    return rows.stream().filter(difference -> !follows(difference)).toList();
  }

  private boolean follows(RowDifference difference) {
    if (difference instanceof RowDifference.Rows rows) {
      String columns = "column " + rows.table() + ".";
      return rows.before() == rows.after()
          && catalog.stream().anyMatch(found -> found.object().startsWith(columns));
    }
    return catalog.stream().anyMatch(found -> takesAlong(found, difference.object()));
  }

  /** The object itself, or the schema or column it went with. */
  private static boolean takesAlong(Difference found, String object) {
    String name = object.substring(object.indexOf(' ') + 1);
    return found.object().equals(object)
        || (found instanceof Difference.Missing
            && found.object().startsWith("schema ")
            && name.startsWith(found.object().substring("schema ".length()) + "."))
        || (found instanceof Difference.Missing
            && object.startsWith("sequence ")
            && found.object().startsWith("table "));
  }
}
