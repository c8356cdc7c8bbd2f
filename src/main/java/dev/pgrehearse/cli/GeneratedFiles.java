package dev.pgrehearse.cli;

import dev.pgrehearse.facade.MoveList;
import dev.pgrehearse.facade.catalog.MoveQuery;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.rehearsal.FacadePlay.Written;
import dev.pgrehearse.spec.FacadeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that facades.yaml comes to: moves, guards, lists of moves, and questions for psql. */
final class GeneratedFiles {

  private static final Map<String, MoveQuery> QUESTIONS =
      Map.of("migration_status.sql", MoveQuery.STATUS, "schema_lookup.sql", MoveQuery.LOOKUP);
  private static final String QUESTION = "with moves (";

  private final Path root;
  private final String system;
  private final FacadeFile facades;
  private final List<List<String>> names;
  private final SortedMap<String, String> files = new TreeMap<>();
  private final List<Finding> left = new ArrayList<>();

  private GeneratedFiles(Path root, String system, FacadeFile facades) {
    this.root = root;
    this.system = system;
    this.facades = facades;
    this.names = facades.moves().stream().map(move -> List.of(move.table(), move.to())).toList();
  }

  /**
   * @param root the repository, which has the files that are written in part
   * @param written the moves and guards
   */
  static GeneratedFiles of(Path root, String system, FacadeFile facades, List<Written> written) {
    GeneratedFiles generated = new GeneratedFiles(root, system, facades);
    for (Written each : written) {
      if (each.refused()) {
        generated.left.addAll(each.refusals());
      } else {
        generated.files.put(generated.sql(each.changeset()) + ".sql", each.forward());
        generated.files.put(generated.sql(each.changeset()) + ".rollback.sql", each.rollback());
      }
    }
    facades.guards().lists().forEach(generated::list);
    QUESTIONS.forEach(generated::question);
    return generated;
  }

  private String sql(String changeset) {
    return "sql/" + system + "/" + changeset;
  }

  private void list(String changeset) {
    String file = sql(changeset) + ".sql";
    try {
      files.put(file, new MoveList(names).in(text(file)));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      left.add(
          Finding.error(
              "facade-unwritten",
              changeset,
              facades.location(),
              "the list of moves in %s cannot be written: %s".formatted(file, e.getMessage()),
              "Put the list there, or take it out of guards in facades.yaml."));
    }
  }

  /** Where a system has it, behind the sentence that stands in front of it there. */
  private void question(String name, MoveQuery query) {
    String file = facades.location().file().replaceFirst("[^/]*$", "") + "psql/" + name;
    if (Files.isRegularFile(root.resolve(file))) {
      String text = text(file);
      int from = text.indexOf(QUESTION);
      files.put(file, (from < 0 ? text : text.substring(0, from)) + query.sql(names));
    }
  }

  private String text(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("it cannot be read", e);
    }
  }

  /** By their paths below the repository. */
  SortedMap<String, String> files() {
    return files;
  }

  /** What is not among them, and why. */
  List<Finding> left() {
    return List.copyOf(left);
  }
}
