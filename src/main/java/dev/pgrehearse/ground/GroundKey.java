package dev.pgrehearse.ground;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetContent;
import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.layer.LayerKey;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** All that the databases at a place depend on. */
final class GroundKey {

  private final ServerChoice.Embedded server;

  GroundKey(ServerChoice.Embedded server) {
    this.server = server;
  }

  LayerKey of(Place place) throws IOException {
    Changelog changelog = place.changelog();
    LayerKey.Parts parts =
        LayerKey.of()
            .text("programs", Servers.programs(server))
            .text("platform", Servers.prelude(place.services().asked()))
            .text("schema", changelog.settings().text(Setting.DEFAULT_SCHEMA).orElse(""))
            .text("classpath", changelog.settings().text(Setting.CLASSPATH).orElse(""))
            .text("superuser", String.valueOf(place.spec().deployment().superuser()))
            .text("preconditions", changelog.preconditions())
            .text("fixtures after", place.spec().fixturesAfter().orElse(""))
            .text("compared", place.compared() ? "before moves" : "false");
    for (PrivilegeRegime regime : place.regimes()) {
      parts.text("regime", regime.name());
    }
    for (Path file : place.spec().legacy()) {
      parts.file("legacy", file);
    }
    for (Path file : place.spec().fixtures()) {
      parts.file("fixtures", file);
    }
    for (ChangesetContent content : changelog.contents().subList(0, place.before())) {
      add(parts, changelog, content);
      Changeset changeset = content.changeset();
      for (Path file : place.rowsAfter(changeset)) {
        parts.file("rows of " + changeset.phase(), file);
      }
    }
    return parts.key();
  }

  private static void add(LayerKey.Parts parts, Changelog changelog, ChangesetContent content)
      throws IOException {
    parts
        .text("changeset", content.changeset().id())
        .text("author", content.changeset().author())
        .text("path", content.changeset().path());
    content.parts().forEach((name, value) -> parts.text("part " + name, value));
    for (String name : new TreeSet<>(content.names())) {
      Path file = changelog.file(name);
      if (Files.isRegularFile(file)) {
        parts.file("file " + name, file);
      }
    }
  }
}
