package dev.pgrehearse.surface;

import dev.pgrehearse.surface.Surface.Relation;
import java.util.List;
import java.util.Optional;

/** Columns of a relation whose name is still answered to. */
final class ColumnLosses {

  private final String name;
  private final Relation before;
  private final Relation now;
  private final TypeChange types;

  ColumnLosses(String name, Relation before, Relation now, TypeChange types) {
    this.name = name;
    this.before = before;
    this.now = now;
    this.types = types;
  }

  void addTo(List<Loss> losses) {
    before
        .columns()
        .forEach(
            (column, type) -> {
              String typeNow = now.columns().get(column);
              if (typeNow == null) {
                losses.add(new Loss.OfColumn(name, now.kind(), column, type, inPlaceOf(column)));
              } else if (types.breaks(type, typeNow)) {
                losses.add(new Loss.OfType(name, now.kind(), column, type, typeNow));
              }
            });
  }

  /** A renamed column keeps its place, and one that is added comes last. */
  private Optional<String> inPlaceOf(String column) {
    List<String> then = before.names();
    List<String> here = now.names();
    int place = then.indexOf(column);
    for (int i = 0; i <= place; i++) {
      boolean isSame = i < here.size() && then.get(i).equals(here.get(i));
      if (!isSame && (i >= here.size() || then.contains(here.get(i)))) {
        return Optional.empty();
      }
    }
    String candidate = here.get(place);
    return types.breaks(before.columns().get(column), now.columns().get(candidate))
        ? Optional.empty()
        : Optional.of(candidate);
  }
}
