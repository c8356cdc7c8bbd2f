package dev.pgrehearse.changelog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pgrehearse.input.UserText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import liquibase.resource.ResourceAccessor;
import liquibase.resource.ZipResourceAccessor;

/**
 * The folder that all paths in a changelog are relative to, with those that come after it.
 *
 * @param folder absolute
 * @param others further folders of the search path, and folders and jars of the classpath
 * @param former what its files were, where the changelog is one of another time
 */
record SearchRoot(Path folder, List<Path> others, Optional<FormerFiles> former) {

  SearchRoot {
    others = List.copyOf(others);
  }

  static SearchRoot of(Path folder, List<Path> others) {
    Set<Path> more = new LinkedHashSet<>();
    others.forEach(other -> more.add(other.toAbsolutePath().normalize()));
    more.remove(folder);
    return new SearchRoot(folder, List.copyOf(more), Optional.empty());
  }

  SearchRoot asItWas(FormerFiles then) {
    return new SearchRoot(folder, others, Optional.of(then));
  }

  /** All folders, the root first. */
  List<Path> searchPath() {
    List<Path> all = new ArrayList<>(List.of(folder));
    others.stream().filter(Files::isDirectory).forEach(all::add);
    return all;
  }

  /** Where a file is; below the first folder where it is nowhere. */
  Path resolve(String name) {
    Path first = folder.resolve(name).normalize();
    if (others.isEmpty() || Files.exists(first)) {
      return first;
    }
    return others.stream()
        .filter(Files::isDirectory)
        .map(other -> other.resolve(name).normalize())
        .filter(Files::exists)
        .findFirst()
        .orElse(first);
  }

  /** Liquibase's way to its files; to be closed. */
  ResourceAccessor accessor() throws IOException {
    List<ResourceAccessor> all = new ArrayList<>(List.of(new ChangelogAccessor(this)));
    for (Path other : others) {
      all.add(
          Files.isDirectory(other)
              ? new ChangelogAccessor(new SearchRoot(other, List.of(), former))
              : new ZipResourceAccessor(other));
    }
    return all.size() == 1 ? all.get(0) : new SeveralFolders(all);
  }

  /** An XML file is written in what its first line says, any other in UTF-8. */
  String text(String file) throws IOException {
    byte[] bytes = bytes(file);
    return UserText.of(bytes, file.endsWith(".xml") ? XmlEncoding.of(bytes) : UTF_8);
  }

  /** Likewise, where whoever names the file says what it is written in. */
  String text(String file, Charset charset) throws IOException {
    return UserText.of(bytes(file), charset);
  }

  private byte[] bytes(String file) throws IOException {
    Path path = resolve(file);
    if (former.isPresent() && former.get().differs(path)) {
      return former.get().content(path).orElseThrow(() -> new NoSuchFileException(file));
    }
    return Files.exists(path) || others.isEmpty() ? Files.readAllBytes(path) : packed(file);
  }

  private byte[] packed(String file) throws IOException {
    return inJar(file).orElseThrow(() -> new FileNotFoundException(file + " is not there"));
  }

  private Optional<byte[]> inJar(String file) throws IOException {
    for (Path other : others) {
      if (Files.isRegularFile(other)) {
        try (ZipFile jar = new ZipFile(other.toFile())) {
          ZipEntry entry = jar.getEntry(file);
          if (entry != null) {
            try (InputStream content = jar.getInputStream(entry)) {
              return Optional.of(content.readAllBytes());
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it is there, in a folder or in a jar. */
  boolean holds(String file) {
    try {
      return Files.isRegularFile(resolve(file)) || inJar(file).isPresent();
    } catch (IOException e) {
      return false; // whoever reads the jar says what is wrong with it
    }
  }

  /** None where it cannot be read. */
  List<String> lines(String file) {
    try {
      return text(file).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
