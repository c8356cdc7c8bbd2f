package dev.pgrehearse.proof.postgrest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A foreign key between two relations that clients have, and every name that they can give to its
 * other end.
 *
 * @param child the one that refers
 * @param parent the one that is referred to
 * @param joins whether the child's own key holds all of the key's columns, as in a table between
 *     two others
 */
record ForeignKey(
    String name,
    Relation child,
    List<String> columns,
    Relation parent,
    List<String> parentColumns,
    boolean joins) {

  private static final List<String> KINDS = List.of("", "!inner", "!left");

  ForeignKey {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }

  /** Whether an end of it is one of these tables. */
  boolean touches(Set<Long> tables) {
    return tables.contains(child.table()) || tables.contains(parent.table());
  }

  /**
   * Along this key, in both directions.
   *
   * @param own tables whose facades are looked at
   */
  List<Request> requests(Set<Long> own) {
    List<Request> requests = new ArrayList<>();
    String by = Relation.inQuery(name);
    // PostgREST knows a key of several columns by none of them.
    List<String> column =
        columns.size() == 1 ? List.of(Relation.inQuery(columns.get(0))) : List.of();
    String up = Relation.inQuery(parent.name());
    List<String> upwards = new ArrayList<>(List.of(up, by));
    upwards.addAll(column);
    for (String target : upwards) {
      for (String kind : KINDS) {
        requests.add(up(own, target, "*,x:%s%s(*)".formatted(target, kind)));
      }
      String spread = Relation.inQuery(parentColumns.get(0));
      requests.add(up(own, target, "*,...%s(y:%s)".formatted(target, spread)));
      requests.add(up(own, target, "*,x:%s(*)&x=not.is.null".formatted(target)));
    }
    List<String> downwards = List.of(Relation.inQuery(child.name()), by);
    for (String target : downwards) {
      for (String kind : KINDS) {
        requests.add(down(own, target, "*,x:%s%s(*)".formatted(target, kind)));
      }
    }
    List<String> hints = new ArrayList<>(List.of(by));
    hints.addAll(column);
    for (String hint : hints) {
      for (String kind : KINDS.subList(0, 2)) {
        requests.add(up(own, up, "*,x:%s!%s%s(*)".formatted(up, hint, kind)));
        String down = downwards.get(0);
        requests.add(down(own, down, "*,x:%s!%s%s(*)".formatted(down, hint, kind)));
      }
    }
    return requests;
  }

  /** Over a table between two others, from this key's other end to that of another. */
  List<Request> across(ForeignKey other, Set<Long> own) {
    List<Request> requests = new ArrayList<>();
    String far = Relation.inQuery(other.parent.name());
    for (String target : List.of(far, far + "!" + Relation.inQuery(child.name()))) {
      for (String kind : KINDS.subList(0, 2)) {
        requests.add(
            parent.asking(
                Request.BY_KEY,
                "%s, by way of %s".formatted(other.parent.name(), child.name()),
                "*,x:%s%s(*)".formatted(target, kind),
                Set.of(child.table(), parent.table(), other.parent.table()),
                facade(own, List.of(parent, child, other.parent)),
                Optional.empty()));
      }
    }
    return requests;
  }

  private Request up(Set<Long> own, String target, String select) {
    return along(own, target, select, child, parent, columns, parentColumns);
  }

  private Request down(Set<Long> own, String target, String select) {
    return along(own, target, select, parent, child, parentColumns, columns);
  }

  private Request along(
      Set<Long> own,
      String target,
      String select,
      Relation from,
      Relation to,
      List<String> here,
      List<String> there) {
    boolean byFunction = !target.equals(Relation.inQuery(to.name()));
    return from.asking(
        Request.BY_KEY,
        "the key %s, by %s".formatted(name, target),
        select,
        new TreeSet<>(List.of(from.table(), to.table())),
        facade(own, List.of(from, to)),
        byFunction ? function(from, to, here, there, from.equals(child)) : shown());
  }

  private static long facade(Set<Long> own, List<Relation> ends) {
    return ends.stream().map(Relation::table).filter(own::contains).findFirst().orElseThrow();
  }

  private static Optional<String> shown() {
    return Optional.of("show the columns of the key in the view as they are stored");
  }

  private Optional<String> function(
      Relation from, Relation to, List<String> here, List<String> there, boolean toOne) {
    String called = toOne && columns.size() == 1 ? columns.get(0) : name;
    return Optional.of(
        """
        have the move make a function for each name that clients embed by, as `facade plan` does, and \
        let those call it who read %1$s: create function %2$s.%3$s(%1$s) returns setof %4$s \
        language sql stable %5$sparallel safe as $$ select r.* from %4$s as r where %6$s $$;"""
            .formatted(
                from.sql(),
                Relation.sql(from.schema()),
                Relation.sql(called),
                to.sql(),
                toOne ? "rows 1 " : "",
                IntStream.range(0, here.size())
                    .mapToObj(
                        i ->
                            "r.%s = $1.%s"
                                .formatted(Relation.sql(there.get(i)), Relation.sql(here.get(i))))
                    .collect(Collectors.joining(" and "))));
  }
}
