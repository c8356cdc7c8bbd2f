package dev.pgrehearse.changelog;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import liquibase.resource.AbstractResource;
import liquibase.resource.Resource;

/**
 * The XML schema of an extension that is not here, which Liquibase's own command line writes into
 * every changelog that it generates: empty, so that elements of Liquibase's are read, and those of
 * the extension are named as what is missing.
 */
final class ExtensionSchema extends AbstractResource {

  private static final Pattern NAME =
      Pattern.compile("(www\\.liquibase\\.org/xml/ns/(?!dbchangelog/)[\\w-]+)/[\\w.-]+\\.xsd");

  private final String namespace;

  private ExtensionSchema(String path, String namespace) {
    super(path, URI.create("http://" + path));
    this.namespace = namespace;
  }

  /** Liquibase asks for one only where the classpath has none. */
  static Optional<Resource> of(String path) {
    return NAME.matcher(path)
        .results()
        .filter(found -> found.group().equals(path))
        .<Resource>map(found -> new ExtensionSchema(path, "http://" + found.group(1)))
        .findFirst();
  }

  @Override
  public InputStream openInputStream() {
    return new ByteArrayInputStream(
        """
        <schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="%s"/>
        """
            .formatted(namespace)
            .getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public Resource resolve(String other) {
    throw new UnsupportedOperationException("a schema is no folder");
  }

  @Override
  public Resource resolveSibling(String other) {
    throw new UnsupportedOperationException("a schema stands alone");
  }
}
