package dev.pgrehearse.layer;

import dev.pgrehearse.server.DataDirectory;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.ServerException;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The states that a user's runs keep, each in a folder of its own. A layer comes and goes by the
 * renaming of its folder, so that two runs can meet here without waiting for each other. What goes
 * wrong here costs time and nothing else: it is noted, and no failure.
 */
public final class Layers {
  /** How much is kept unless somebody says otherwise. */
  public static final long BOUND = 2L << 30;

  private static final String UNDER_WAY = "making-";
  private static final Duration NOBODY_TAKES_SO_LONG = Duration.ofHours(1);

  private final Path folder;
  private final long bound;
  private final List<String> notes = new CopyOnWriteArrayList<>();

  private Layers(Path folder, long bound) {
    this.folder = folder;
    this.bound = bound;
  }

  /**
   * Those of the user who runs this, in the folder of his caches or where PGREHEARSE_CACHE says.
   */
  public static Layers ofUser() {
    return open(
        CacheFolder.of(
            System.getenv(),
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home"))),
        BOUND);
  }

  /**
   * Those in a folder, which is made when something is stored.
   *
   * @param bound in bytes; what was not used for longest goes first
   */
  public static Layers open(Path folder, long bound) {
    return new Layers(folder.resolve("layers"), bound);
  }

  public Path folder() {
    return folder;
  }

  public long bound() {
    return bound;
  }

  /** What the user should know, a sentence each: layers that were thrown away, or not kept. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The layer of that key, if it is there; all of it is read, and what is not whole goes. */
  public Optional<Layer> find(LayerKey key) {
    LayerFolder layer = new LayerFolder(folder.resolve(key.hash()));
    return unlessDamaged(
        layer,
        own -> {
          LayerFile file = layer.verify(own.me());
          layer.touch();
          return layer.shown(file);
        });
  }

  /**
   * A server that goes on from the layer of that key, if it is there; it has a copy. To be closed
   * as any other.
   */
  public Optional<Started> start(LayerKey key) {
    LayerFolder layer = new LayerFolder(folder.resolve(key.hash()));
    return unlessDamaged(
        layer,
        own -> {
          LayerFile file = layer.read(own.me());
          Server server = start(layer, file);
          layer.touch();
          return new Started(layer.shown(file), server);
        });
  }

  private static Server start(LayerFolder layer, LayerFile file) {
    try {
      return Servers.start(
          new ServerChoice.Embedded(file.about().majorVersion()), data -> layer.copyTo(data, file));
    } catch (ServerException e) {
      if (e.getCause() instanceof DamagedLayerException damage) {
        throw damage;
      }
      if (e.getCause() instanceof UncheckedIOException) {
        throw e;
      }
      throw new DamagedLayerException("no server starts from it");
    }
  }

  /**
   * Keeps a copy of a state.
   *
   * @param data of a server that was stopped, see {@code Server.freeze}
   */
  public void store(LayerKey key, LayerAbout about, DataDirectory data) {
    try {
      OwnFolder own = OwnFolder.make(folder);
      removeWhatNobodyMakesAnyMore();
      Path making = Files.createTempDirectory(folder, UNDER_WAY);
      try {
        DataDirectory.Contents contents = new LayerFolder(making).write(key, about, data);
        if (contents.bytes() > bound) {
          notes.add(
              "%s was not kept: with %d MiB it is larger than all that may be kept, %d MiB"
                  .formatted(about.what(), contents.bytes() >> 20, bound >> 20));
          return;
        }
        Files.move(making, folder.resolve(key.hash()), StandardCopyOption.ATOMIC_MOVE);
        keepToTheBound(own, key);
      } finally {
        OwnFolder.delete(making);
      }
    } catch (IOException | UncheckedIOException e) {
      // When two store the same, the first to be ready is as good.
      if (!Files.exists(folder.resolve(key.hash()))) {
        notes.add("%s was not kept: %s".formatted(about.what(), e.getMessage()));
      }
    }
  }

  /** All there are, those first that were used last. What is plainly no layer is thrown away. */
  public List<Layer> list() {
    List<Layer> found = new ArrayList<>();
    for (LayerFolder layer : folders()) {
      unlessDamaged(layer, own -> layer.shown(layer.read(own.me()))).ifPresent(found::add);
    }
    found.sort(
        Comparator.comparing(Layer::used).reversed().thenComparing(layer -> layer.key().hash()));
    return List.copyOf(found);
  }

  /** Throws all of them away. */
  public void clear() {
    try {
      OwnFolder own = OwnFolder.make(folder);
      removeWhatNobodyMakesAnyMore();
      folders().forEach(layer -> own.remove(layer.path()));
    } catch (IOException | UncheckedIOException e) {
      notes.add("the cache %s could not be cleared: %s".formatted(folder, e.getMessage()));
    }
  }

  /** A server, and what it goes on from. */
  public record Started(Layer layer, Server server) {}

  private interface Look<T> {
    T at(OwnFolder own) throws IOException;
  }

  private <T> Optional<T> unlessDamaged(LayerFolder layer, Look<T> look) {
    Optional<Object> seen = layer.identity();
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    try {
      OwnFolder own = OwnFolder.make(folder);
      try {
        return Optional.of(look.at(own));
      } catch (DamagedLayerException e) {
        // Else another run has thrown it away under our eyes, or put a new one there.
        if (layer.identity().equals(seen)) {
          throwAway(own, layer, e.getMessage());
        }
      }
    } catch (IOException e) {
      notes.add("the cache %s cannot be used: %s".formatted(folder, e.getMessage()));
    }
    return Optional.empty();
  }

  private void throwAway(OwnFolder own, LayerFolder layer, String why) {
    if (own.remove(layer.path())) {
      String name = layer.path().getFileName().toString();
      notes.add(
          "layer %s was thrown away, and is made anew when it is needed: %s"
              .formatted(name.substring(0, 12), why));
    }
  }

  private void keepToTheBound(OwnFolder own, LayerKey stored) {
    List<Layer> byUse = list();
    long total = byUse.stream().mapToLong(Layer::bytes).sum();
    for (int i = byUse.size() - 1; i >= 0 && total > bound; i--) {
      Layer oldest = byUse.get(i);
      if (!oldest.key().equals(stored)) {
        own.remove(folder.resolve(oldest.key().hash()));
        total -= oldest.bytes();
      }
    }
  }

  private List<LayerFolder> folders() {
    return named("[0-9a-f]{64}").stream().map(LayerFolder::new).toList();
  }

  private List<Path> named(String pattern) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(p -> p.getFileName().toString().matches(pattern)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void removeWhatNobodyMakesAnyMore() {
    Instant longAgo = Instant.now().minus(NOBODY_TAKES_SO_LONG);
    for (Path making : named(UNDER_WAY + ".*")) {
      try {
        if (Files.getLastModifiedTime(making).toInstant().isBefore(longAgo)) {
          OwnFolder.delete(making);
        }
      } catch (IOException e) {
        // Whoever made it was ready just now.
      }
    }
  }
}
