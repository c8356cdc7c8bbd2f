import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A system that is made up, in files: tables that are there before, and a changelog.
 *
 * @param folder of its own
 */
record GeneratedSystem(Path folder) {

  Path prelude() {
    return folder.resolve("prelude.sql");
  }

  Path changelog() {
    return folder.resolve("changelog.yaml");
  }

  /** Many tables, and a few changesets on top of them which each change another one. */
  static GeneratedSystem onTopOf(Path folder, int tables, int changesets) throws IOException {
    GeneratedSystem system = new GeneratedSystem(Files.createDirectories(folder));
    system.writePrelude(tables);
    GeneratedChangelog changelog = new GeneratedChangelog(folder);
    for (int i = 0; i < changesets; i++) {
      // Spread over all of them, whatever else hangs on one.
      int table = (int) ((long) i * tables / changesets);
      changelog.add(Kind.values()[i % Kind.values().length], new GeneratedTable(table));
    }
    changelog.write(system.changelog());
    return system;
  }

  /**
   * Nothing before, and a changelog that makes a table and does nine things to it, again and again.
   */
  static GeneratedSystem fromNothing(Path folder, int changesets) throws IOException {
    GeneratedSystem system = new GeneratedSystem(Files.createDirectories(folder));
    system.writePrelude(0);
    Kind[] kinds = Kind.values();
    GeneratedChangelog changelog = new GeneratedChangelog(folder);
    for (int i = 0; i < changesets; i++) {
      GeneratedTable table = new GeneratedTable(i / kinds.length);
      if (i % kinds.length == 0) {
        changelog.addTable(table);
      } else {
        changelog.add(kinds[i % kinds.length], table);
      }
    }
    changelog.write(system.changelog());
    return system;
  }

  private void writePrelude(int tables) throws IOException {
    StringBuilder sql =
        new StringBuilder(
            "insert into auth.users (id, email) values ('%s', 'alice@example.com');%n"
                .formatted(GeneratedTable.USER));
    for (int i = 0; i < tables; i++) {
      sql.append('\n').append(new GeneratedTable(i).create());
    }
    Files.writeString(prelude(), sql);
  }
}
