package dev.pgrehearse.server;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the Postgres of an image keeps its databases.
 *
 * @param environment each as NAME=value
 * @param volumes absolute paths: what Docker keeps outside of the container, and the image leaves
 *     empty
 */
record ImageFolders(List<String> environment, Set<String> volumes) {
  private static final String PGDATA = "PGDATA=";

  static ImageFolders of(InspectImageResponse image) {
    ContainerConfig config = image.getConfig();
    if (config == null) {
      return new ImageFolders(List.of(), Set.of());
    }
    List<String> environment =
        Optional.ofNullable(config.getEnv()).map(List::of).orElseGet(List::of);
    Map<String, ?> volumes =
        Optional.<Map<String, ?>>ofNullable(config.getVolumes()).orElseGet(Map::of);
    return new ImageFolders(environment, Set.copyOf(volumes.keySet()));
  }

  /** PGDATA, where it is in a volume: elsewhere the image may bring a database along. */
  Optional<String> data() {
    return environment.stream()
        .filter(entry -> entry.startsWith(PGDATA))
        .map(entry -> entry.substring(PGDATA.length()))
        .filter(folder -> volumes.stream().anyMatch(volume -> Path.of(folder).startsWith(volume)))
        .findFirst();
  }
}
