package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.input.InputException;
import dev.pgrehearse.input.UserText;
import dev.pgrehearse.input.YamlText;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.PathResource;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor.SearchOptions;

/**
 * Liquibase's way to the files of a changelog, as they are or as they were; it remembers what it
 * was asked for.
 */
final class ChangelogAccessor extends DirectoryResourceAccessor {

  private static final Pattern YAML = Pattern.compile(".*\\.(?:ya?ml|json)");

  private final Optional<FormerFiles> former;
  private final Set<Path> files = new HashSet<>();
  private final Set<Path> folders = new HashSet<>();

  ChangelogAccessor(SearchRoot root) throws FileNotFoundException {
    super(root.folder());
    this.former = root.former();
  }

  /** Whether it would have answered otherwise at another time. */
  boolean asksFor(FormerFiles other) {
    return files.stream().anyMatch(other::differs)
        || folders.stream().anyMatch(folder -> !other.below(folder).isEmpty());
  }

  @Override
  public List<Resource> getAll(String path) throws IOException {
    String name = ResourceName.of(path);
    Optional<Resource> schema = ExtensionSchema.of(name);
    if (schema.isPresent()) {
      return List.of(schema.get());
    }
    Resource resource = createResource(getRootPath().resolve(name).normalize(), name);
    List<Resource> there = super.getAll(name).stream().filter(Resource::exists).toList();
    return there.isEmpty() && resource.exists() ? List.of(resource) : there;
  }

  @Override
  public List<Resource> search(String path, SearchOptions options) throws IOException {
    String name = ResourceName.of(path.replaceFirst("^file:/+", ""));
    Path folder = getRootPath().resolve(name).normalize();
    folders.add(folder);
    List<Resource> found = new ArrayList<>();
    super.search(path.replaceFirst("^classpath\\*?:/*", ""), options).stream()
        .filter(Resource::exists)
        .forEach(found::add);
    for (Path file : former.map(then -> then.below(folder)).orElse(List.of())) {
      int depth = file.getNameCount() - folder.getNameCount();
      Resource resource = createResource(file, name(file));
      if (depth >= options.getMinDepth()
          && depth <= options.getMaxDepth()
          && (!options.endsWithFilterIsSet() || endsWith(file, options.getEndsWithFilter()))
          && !found.contains(resource)) {
        found.add(resource);
      }
    }
    return found;
  }

  private String name(Path file) {
    return getRootPath().relativize(file).toString().replace('\\', '/');
  }

  private static boolean endsWith(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending.toLowerCase(Locale.ROOT));
  }

  @Override
  protected Resource createResource(Path file, String name) {
    return new ChangelogResource(name, file);
  }

  /** A file from which the way leads to others of the same time. */
  private final class ChangelogResource extends PathResource {

    private final Path file;

    ChangelogResource(String name, Path file) {
      super(name, file);
      this.file = file.normalize();
    }

    /** What it was, where it is not what is on the disk. */
    private Optional<FormerFiles> then() {
      files.add(file);
      return former.filter(then -> then.differs(file));
    }

    @Override
    public boolean exists() {
      Optional<FormerFiles> then = then();
      return then.isPresent() ? then.get().content(file).isPresent() : super.exists();
    }

    @Override
    public InputStream openInputStream() throws IOException {
      InputStream content = content();
      return YAML.matcher(getPath()).matches() ? readable(content) : content;
    }

    private InputStream content() throws IOException {
      Optional<FormerFiles> then = then();
      if (then.isEmpty()) {
        return super.openInputStream();
      }
      return new ByteArrayInputStream(
          then.get()
              .content(file)
              .orElseThrow(() -> new FileNotFoundException(getPath() + " does not exist")));
    }

    /** Liquibase would write every alias out, and take tabs for blanks. */
    private InputStream readable(InputStream content) throws IOException {
      try (content) {
        byte[] bytes = content.readAllBytes();
        YamlText.of(UserText.of(bytes).replace('\t', ' '));
        return new ByteArrayInputStream(bytes);
      } catch (InputException e) {
        throw new ChangelogException(Location.of(getPath(), e.line()), e.getMessage());
      }
    }

    @Override
    public Resource resolve(String other) {
      return new ChangelogResource(resolvePath(other), file.resolve(other));
    }

    @Override
    public Resource resolveSibling(String other) {
      return new ChangelogResource(resolveSiblingPath(other), file.resolveSibling(other));
    }
  }
}
