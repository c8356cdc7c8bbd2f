package dev.pgrehearse.proof.postgrest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A function that takes a row of a table, which clients ask for as if it were a column or another
 * end.
 *
 * @param givesRows whether what it gives is a row, or rows
 */
record ComputedFunction(String schema, String name, Relation of, boolean givesRows) {

  List<Request> requests() {
    String function = Relation.inQuery(name);
    List<Request> requests = new ArrayList<>();
    requests.add(request("*,x:" + function));
    if (givesRows) {
      requests.add(request("*,x:%s(*)".formatted(function)));
      requests.add(request("*,x:%s!inner(*)".formatted(function)));
    } else {
      requests.add(request("*&%s=not.is.null".formatted(function)));
    }
    return requests;
  }

  private Request request(String select) {
    return of.asking(
        Request.COMPUTED,
        "what %s gives".formatted(name),
        select,
        Set.of(of.table()),
        of.table(),
        Optional.of(
            "write one more %s.%s that takes a row of the view %s"
                .formatted(Relation.sql(schema), Relation.sql(name), of.sql())));
  }
}
