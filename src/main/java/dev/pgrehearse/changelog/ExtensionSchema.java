package dev.pgrehearse.changelog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.resource.AbstractResource;
import liquibase.resource.Resource;

/**
 * An XML schema that is not here. That of an extension Liquibase's own command line writes into
 * every changelog that it generates: it is empty, so that elements of Liquibase's are read, and
 * those of the extension are named as what is missing. Liquibase's own, of a later version or from
 * a host of the project's, is the newest that is here.
 */
final class ExtensionSchema extends AbstractResource {

  private static final Pattern EXTENSION =
      Pattern.compile("(www\\.liquibase\\.org/xml/ns/(?!dbchangelog/)[\\w-]+)/[\\w.-]+\\.xsd");
  private static final Pattern LIQUIBASE =
      Pattern.compile("[\\w.-]+\\.[\\w-]+(:\\d+)?/(.*/)?dbchangelog(-[\\w.]+)?\\.xsd");
  private static final String NEWEST =
      "/www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd";

  private final String text;

  private ExtensionSchema(String path, String text) {
    super(path, URI.create("http://" + path));
    this.text = text;
  }

  /** Liquibase asks for one only where the classpath has none. */
  static Optional<Resource> of(String path) {
    if (LIQUIBASE.matcher(path).matches()) {
      return Optional.of(new ExtensionSchema(path, newest()));
    }
    return EXTENSION
        .matcher(path)
        .results()
        .filter(found -> found.group().equals(path))
        .<Resource>map(found -> new ExtensionSchema(path, empty("http://" + found.group(1))))
        .findFirst();
  }

  private static String newest() {
    try (InputStream schema = DatabaseChangeLog.class.getResourceAsStream(NEWEST)) {
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Liquibase's own schema cannot be read", e);
    }
  }

  private static String empty(String namespace) {
    return """
        <schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="%s"/>
        """
        .formatted(namespace);
  }

  @Override
  public InputStream openInputStream() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
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
