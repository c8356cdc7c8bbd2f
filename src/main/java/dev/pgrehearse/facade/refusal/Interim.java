package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Grant;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.routine.BodyText;
import dev.pgrehearse.facade.routine.Routine;
import dev.pgrehearse.facade.routine.Routines;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The time between a move and the changeset in which the functions of its pack are written anew:
 * until then they find the facade under the table's name.
 *
 * @param version {@code server_version_num}
 */
public record Interim(Move move, Table table, Routines routines, int version) {

  /** Whether the function does on the facade what it did on the table. */
  public boolean serves(Routine routine) {
    BodyText text = routines.text(routine);
    return !move.triggers()
        && move.sameColumns()
        && table.grants().stream().noneMatch(Grant::ofAColumn)
        // Such a row is of another type than what takes rows of the table.
        && !text.usesWholeRow(move.fromName())
        && Stream.concat(Stream.of(text), text.executed(move.from()).stream())
            .noneMatch(this::stops);
  }

  private boolean stops(BodyText text) {
    return Arrays.stream(HardStop.values())
        .filter(stop -> stop != HardStop.ONLY || table.hasChildren())
        .filter(stop -> stop != HardStop.GROUP_BY || saysTheKey(text))
        .anyMatch(stop -> stop.in(text.words(), move.from(), version));
  }

  /** Only who groups by the whole key may select what is not grouped. */
  private boolean saysTheKey(BodyText text) {
    return !table.key().isEmpty() && table.key().stream().map(Column::name).allMatch(text::says);
  }
}
