package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetContent;
import dev.pgrehearse.layer.LayerKey;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** All that a database in the middle of a changelog depends on. */
final class GroundKey {

  private final ServerChoice.Embedded server;
  private final SystemSpec spec;
  private final Changelog changelog;

  GroundKey(ServerChoice.Embedded server, SystemSpec spec, Changelog changelog) {
    this.server = server;
    this.spec = spec;
    this.changelog = changelog;
  }

  /**
   * @param before the first changesets
   * @param endsPhase whether the rows that belong to the phase of the last one are in
   */
  LayerKey of(List<Changeset> before, boolean endsPhase) throws IOException {
    LayerKey.Parts parts =
        LayerKey.of()
            .text("programs", Servers.programs(server))
            .text("platform", Servers.prelude())
            .text("preconditions", changelog.preconditions())
            .text("ends phase", String.valueOf(endsPhase));
    for (Path file : spec.legacy()) {
      parts.file("legacy", file);
    }
    for (Path file : spec.fixtures()) {
      parts.file("fixtures", file);
    }
    for (ChangesetContent content : changelog.contents().subList(0, before.size())) {
      add(parts, content);
    }
    return parts.key();
  }

  private void add(LayerKey.Parts parts, ChangesetContent content) throws IOException {
    Changeset changeset = content.changeset();
    parts
        .text("changeset", changeset.id())
        .text("author", changeset.author())
        .text("path", changeset.path());
    content.parts().forEach((name, value) -> parts.text("part " + name, value));
    for (String name : new TreeSet<>(content.names())) {
      Path file = changelog.root().resolve(name);
      if (Files.isRegularFile(file)) {
        parts.file("file " + name, file);
      }
    }
    for (Path file : spec.fixturesAfter(changeset.phase())) {
      parts.file("rows of " + changeset.phase(), file);
    }
  }
}
