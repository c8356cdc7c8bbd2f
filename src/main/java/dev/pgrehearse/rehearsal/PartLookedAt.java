package dev.pgrehearse.rehearsal;

import dev.pgrehearse.selection.Selection;
import java.util.List;

/**
 * That a rehearsal looked at a part only.
 *
 * @param selection what was asked for, and why
 * @param leftOut what was not looked at, in words
 */
public record PartLookedAt(Selection selection, List<String> leftOut) {
  public PartLookedAt {
    leftOut = List.copyOf(leftOut);
  }
}
