import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Thin YAML over pure SQL, as the systems that ship have it: a file forward and one back. */
final class GeneratedChangelog {
  private static final String LOCK_TIMEOUT = "set local lock_timeout = '2s';\n\n";

  private final Path folder;
  private final StringBuilder yaml =
      new StringBuilder("databaseChangeLog:\n  - logicalFilePath: changelog.yaml\n");
  private int changesets;

  /**
   * @param folder where the SQL goes
   */
  GeneratedChangelog(Path folder) {
    this.folder = folder;
  }

  void add(Kind kind, GeneratedTable table) throws IOException {
    add(
        kind.name().toLowerCase(Locale.ROOT),
        LOCK_TIMEOUT + kind.forward(table).strip(),
        LOCK_TIMEOUT + kind.back(table).strip());
  }

  void addTable(GeneratedTable table) throws IOException {
    add("table", table.create().strip(), table.drop().strip());
  }

  private void add(String title, String forward, String back) throws IOException {
    changesets++;
    String id = "%04d_%s".formatted(changesets, title);
    Files.writeString(folder.resolve(id + ".sql"), forward + "\n");
    Files.writeString(folder.resolve(id + ".rollback.sql"), back + "\n");
    yaml.append(
        """

          - changeSet:
              id: <id>
              author: benchmark
              labels: generated
              comment: One thing.
              changes:
                - sqlFile: { path: <id>.sql, splitStatements: false }
              rollback:
                - sqlFile: { path: <id>.rollback.sql, splitStatements: false }
        """
            .replace("<id>", id));
  }

  void write(Path file) throws IOException {
    Files.writeString(file, yaml);
  }
}
