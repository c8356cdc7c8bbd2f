package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of the runbook's section on dumps, as they stand there.
 *
 * @param dump makes schema.sql, data.sql and users.sql of DATABASE_URL
 * @param restore brings them to RESTORE_URL
 * @param dumpInSections makes tables.sql and rest.sql instead of schema.sql
 * @param restoreInSections brings these to RESTORE_URL, and the rows between them
 * @param schemas of each system, as pg_dump wants to be told
 */
record DumpCommands(
    String dump,
    String restore,
    String dumpInSections,
    String restoreInSections,
    Map<String, String> schemas) {

  private static final Pattern SECTION =
      Pattern.compile("(?ms)^### Dumps of schema and data\\n(.*?)^##");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([a-z][a-z0-9-]*) \\| `(--schema=[^`]*)` \\|$");

  static DumpCommands readFrom(Path runbook) throws IOException {
    Matcher section = SECTION.matcher(Files.readString(runbook));
    assertThat(section.find()).as("the runbook's section on dumps").isTrue();
    List<String> blocks =
        BLOCK.matcher(section.group(1)).results().map(block -> block.group(1)).toList();
    assertThat(blocks).as("dump, restore, and both once more in sections").hasSize(4);
    Map<String, String> schemas = new TreeMap<>();
    ROW.matcher(section.group(1)).results().forEach(r -> schemas.put(r.group(1), r.group(2)));
    return new DumpCommands(blocks.get(0), blocks.get(1), blocks.get(2), blocks.get(3), schemas);
  }

  /** The commands for one system, whose schemas the reader fills in. */
  DumpCommands of(String system) {
    assertThat(schemas).as("the runbook's table of schemas").containsKey(system);
    String line = "SCHEMAS=\"%s\"\n".formatted(schemas.get(system));
    assertThat(dump).startsWith("SCHEMAS=");
    return new DumpCommands(
        dump.replaceFirst("SCHEMAS=.*\n", line),
        restore,
        line + dumpInSections,
        restoreInSections,
        schemas);
  }
}
