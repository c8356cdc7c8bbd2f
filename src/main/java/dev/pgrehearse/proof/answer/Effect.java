package dev.pgrehearse.proof.answer;

import java.util.List;
import java.util.Optional;

/**
 * What a trial did to one table.
 *
 * @param inserted how often a row was put in
 * @param updated how often one was changed
 * @param deleted how often one was taken out
 * @param rest digest of the rows that it left as they were
 * @param columns names on the side where it happened
 * @param written the rows that it left behind, new or changed
 */
public record Effect(
    long inserted,
    long updated,
    long deleted,
    String rest,
    List<String> columns,
    List<List<Optional<String>>> written) {

  public Effect {
    columns = List.copyOf(columns);
    written = List.copyOf(written);
  }

  String words() {
    return "%d inserted, %d updated, %d deleted".formatted(inserted, updated, deleted);
  }
}
