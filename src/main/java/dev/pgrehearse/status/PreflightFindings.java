package dev.pgrehearse.status;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.FacadeFile.Move;
import java.util.List;
import java.util.stream.Collectors;

/** What a preflight says, worded in one place; one finding a pack and kind. */
final class PreflightFindings {

  private static final int SHOWN = 40;

  private PreflightFindings() {}

  /**
   * @param pack its moves, at least one
   */
  static Finding of(Drift.Kind kind, List<Move> pack, List<Drift> drifts) {
    Move first =
        pack.stream()
            .filter(move -> drifts.stream().anyMatch(drift -> isAbout(drift, move)))
            .findFirst()
            .orElse(pack.get(0));
    String name = Moves.pack(first.changeset());
    return switch (kind) {
      case STOPS ->
          Finding.error(
              "move-drifted",
              "",
              first.location(),
              """
              the moves of %s were written for another database: their guard stops the update, or, \
              where there is none, clients lose what is not listed:%s"""
                  .formatted(name, bullets(drifts)),
              """
              Put a schema-only dump of this database in the place of the system's starting state and \
              write the moves anew: ./pgrehearse facade write; or undo here what should not be.""");
      case KEYS ->
          Finding.error(
              "move-key-drifted",
              "",
              first.location(),
              """
              foreign keys are others than the moves of %s were written for, and so are the functions \
              by which PostgREST embeds behind facades:%s"""
                  .formatted(name, bullets(drifts)),
              "Write the moves anew on the schema of this database: ./pgrehearse facade write.");
      case PRIVILEGES ->
          Finding.warning(
              "move-grants-drifted",
              "",
              first.location(),
              """
              privileges are others than the moves of %s were written for; the facades get those that \
              stand in the moves:%s"""
                  .formatted(name, bullets(drifts)),
              """
              Grant or revoke here what the moves expect, or write them anew on the schema of this \
              database: ./pgrehearse facade write.""");
      case SINCE ->
          Finding.warning(
              "moved-table-drifted",
              "",
              first.location(),
              "tables of %s or their facades were changed after they had moved:%s"
                  .formatted(name, bullets(drifts)),
              """
              ./pgrehearse facade reissue writes a facade for the table as it is now; what was meant \
              belongs into a changeset.""");
      case GOES_ALONG ->
          Finding.info(
              "move-table-differs",
              "",
              first.location(),
              "differences that go where the tables of %s go, and stop nothing:%s"
                  .formatted(name, bullets(drifts)),
              "None is needed for the moves.");
    };
  }

  static Finding unknown(Move first, List<Drift> drifts) {
    return Finding.warning(
        "move-unknown",
        "",
        first.location(),
        """
        no move knows these, which are in a schema that its tables leave, or name a table that \
        moves:%s"""
            .formatted(bullets(drifts)),
        """
        Give each table a place in facades.yaml or leave it where it is on purpose; what a function \
        needs, ./pgrehearse facade plan --url says.""");
  }

  private static boolean isAbout(Drift drift, Move move) {
    String about = Moves.plain(drift.about());
    return about.endsWith(" " + Moves.plain(move.table()))
        || about.endsWith(" " + Moves.plain(move.to()));
  }

  private static String bullets(List<Drift> drifts) {
    String text =
        drifts.stream()
            .map(Drift::sentence)
            .sorted()
            .limit(SHOWN)
            .map(sentence -> "\n  - " + sentence)
            .collect(Collectors.joining());
    return drifts.size() <= SHOWN
        ? text
        : text + "\n  - and %d more".formatted(drifts.size() - SHOWN);
  }
}
