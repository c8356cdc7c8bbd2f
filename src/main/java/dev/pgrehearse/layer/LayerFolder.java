package dev.pgrehearse.layer;

import dev.pgrehearse.server.DataDirectory;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One layer on disk: {@code layer.properties} and {@code data}.
 *
 * @param path named as the key
 */
record LayerFolder(Path path) {

  Path data() {
    return path.resolve("data");
  }

  /**
   * Tells it from another that has its name, where the file system can; empty if it is not there.
   */
  Optional<Object> identity() {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(Objects.requireNonNullElse(found.fileKey(), path));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path file() {
    return path.resolve("layer.properties");
  }

  /** Fills a folder that is only ours so far. */
  DataDirectory.Contents write(LayerKey key, LayerAbout about, DataDirectory from)
      throws IOException {
    DataDirectory.Contents contents = from.copyTo(data());
    new LayerFile(
            key,
            about,
            Servers.programs(new ServerChoice.Embedded(about.majorVersion())),
            LayerFile.platformOfThisMachine(),
            Instant.now(),
            contents)
        .write(file());
    return contents;
  }

  /**
   * What can be told without reading the data.
   *
   * @param me who alone may have made it
   * @throws DamagedLayerException if it is none of ours, or not for this machine
   */
  LayerFile read(UserPrincipal me) {
    try {
      if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(me)) {
        throw new DamagedLayerException("it belongs to somebody else");
      }
    } catch (IOException e) {
      throw new DamagedLayerException("it cannot be looked at");
    }
    LayerFile file = LayerFile.read(file());
    if (!file.key().hash().equals(path.getFileName().toString())) {
      throw new DamagedLayerException("it is that of another state");
    }
    if (!file.platform().equals(LayerFile.platformOfThisMachine())) {
      throw new DamagedLayerException("it was made on " + file.platform());
    }
    if (!file.programs()
        .equals(Servers.programs(new ServerChoice.Embedded(file.about().majorVersion())))) {
      throw new DamagedLayerException("another release of Postgres made it");
    }
    return file;
  }

  /** As {@link #read}, and the data is what was stored. */
  LayerFile verify(UserPrincipal me) {
    LayerFile file = read(me);
    try {
      require(file, new DataDirectory(data()).contents());
    } catch (IOException | UncheckedIOException e) {
      throw new DamagedLayerException("its data cannot be read");
    }
    return file;
  }

  /** Copies the data, and looks whether it is what was stored while it is at it. */
  void copyTo(Path target, LayerFile file) {
    DataDirectory.Contents copied;
    try {
      copied = new DataDirectory(data()).copyTo(target);
    } catch (IOException | UncheckedIOException e) {
      try {
        require(file, new DataDirectory(data()).contents());
      } catch (IOException | UncheckedIOException again) {
        throw new DamagedLayerException("its data cannot be read");
      }
      throw e instanceof UncheckedIOException io ? io : new UncheckedIOException((IOException) e);
    }
    require(file, copied);
  }

  private static void require(LayerFile file, DataDirectory.Contents found) {
    if (!found.equals(file.contents())) {
      throw new DamagedLayerException("its data is not what was stored");
    }
  }

  /** It was used now. If another run has just thrown it away, nobody need know. */
  void touch() {
    try {
      Files.setLastModifiedTime(file(), FileTime.from(Instant.now()));
    } catch (IOException e) {
      // It is gone, then.
    }
  }

  Layer shown(LayerFile file) {
    Instant used;
    try {
      used = Files.getLastModifiedTime(file()).toInstant();
    } catch (IOException e) {
      used = file.made();
    }
    return new Layer(
        file.key(),
        file.about(),
        new DataDirectory(data()),
        file.contents().bytes(),
        file.made(),
        used);
  }
}
