package dev.pgrehearse.changelog;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.PathResource;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor.SearchOptions;

/** Liquibase's view of a folder as its files were at another time. */
final class FormerFilesAccessor extends DirectoryResourceAccessor {

  private final FormerFiles former;

  FormerFilesAccessor(Path folder, FormerFiles former) throws FileNotFoundException {
    super(folder);
    this.former = former;
  }

  @Override
  public List<Resource> getAll(String path) throws IOException {
    List<Resource> there = super.getAll(path).stream().filter(Resource::exists).toList();
    String name = path.replace('\\', '/').replaceFirst("^/", "");
    Resource gone = createResource(getRootPath().resolve(name).normalize(), name);
    return there.isEmpty() && gone.exists() ? List.of(gone) : there;
  }

  @Override
  public List<Resource> search(String path, SearchOptions options) throws IOException {
    List<Resource> found = new ArrayList<>();
    super.search(path, options).stream().filter(Resource::exists).forEach(found::add);
    Path folder = getRootPath().resolve(path.replaceFirst("^file:/+|^/", "")).normalize();
    for (Path file : former.below(folder)) {
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
    return new FormerResource(name, file);
  }

  /** A file of that time, from which the way leads to others of that time. */
  private final class FormerResource extends PathResource {

    private final Path file;

    FormerResource(String name, Path file) {
      super(name, file);
      this.file = file.normalize();
    }

    @Override
    public boolean exists() {
      return former.differs(file) ? former.content(file).isPresent() : super.exists();
    }

    @Override
    public InputStream openInputStream() throws IOException {
      if (!former.differs(file)) {
        return super.openInputStream();
      }
      return new ByteArrayInputStream(
          former
              .content(file)
              .orElseThrow(() -> new FileNotFoundException(getPath() + " does not exist")));
    }

    @Override
    public Resource resolve(String other) {
      return new FormerResource(resolvePath(other), file.resolve(other));
    }

    @Override
    public Resource resolveSibling(String other) {
      return new FormerResource(resolveSiblingPath(other), file.resolveSibling(other));
    }
  }
}
