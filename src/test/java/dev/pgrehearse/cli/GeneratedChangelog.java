package dev.pgrehearse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A changelog as generators write them: many files that differ in a number, and one that is new.
 *
 * @param template has {@code table.yaml}, where @ stands for the number, {@code newest.yaml} and
 *     the rows
 */
record GeneratedChangelog(Path template, int copies) {

  Path in(Path folder) throws IOException {
    Path changes = Files.createDirectories(folder.resolve("changes"));
    String table = Files.readString(template.resolve("table.yaml"));
    StringBuilder root = new StringBuilder("databaseChangeLog:\n");
    for (int i = 1; i <= copies; i++) {
      String number = "%03d".formatted(i);
      String name = "table_" + number + ".yaml";
      Files.writeString(changes.resolve(name), table.replace("@", number));
      root.append("  - include: {file: changes/%s}%n".formatted(name));
    }
    Files.copy(template.resolve("newest.yaml"), changes.resolve("newest.yaml"));
    root.append("  - include: {file: changes/newest.yaml}\n");
    Path rows = Files.createDirectories(folder.resolve("template"));
    Files.copy(template.resolve("codes.csv"), rows.resolve("codes.csv"));
    Files.writeString(folder.resolve("changelog.yaml"), root);
    return folder;
  }
}
