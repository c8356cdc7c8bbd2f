package dev.pgrehearse.server;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The programs of one major version, as the build fetched them for this machine's platform. */
record PostgresJar(Path file) implements PgBinaryResolver {

  static PostgresJar of(int majorVersion) {
    Path file = home().resolve("target/postgres/postgres-%d.jar".formatted(majorVersion));
    if (!Files.isRegularFile(file)) {
      throw new ServerException(
          """
          the programs of Postgres %d are not in target/postgres; run "mvn package -DskipTests" \
          once while online, or use --postgres docker"""
              .formatted(majorVersion));
    }
    return new PostgresJar(file);
  }

  /** The folder of the project: the launcher names it; else the jar stands in its target folder. */
  private static Path home() {
    return Optional.ofNullable(System.getProperty("pgrehearse.home"))
        .map(Path::of)
        .orElseGet(PostgresJar::parentOfJar);
  }

  private static Path parentOfJar() {
    try {
      Path code =
          Path.of(PostgresJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code.toAbsolutePath().getParent().resolve("..").normalize();
    } catch (URISyntaxException e) {
      throw new ServerException("cannot tell where pgrehearse is; set -Dpgrehearse.home", e);
    }
  }

  /** Of the programs, from the jar's index: another minor version has another. */
  String fingerprint() throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      ZipEntry archive = archive(jar);
      String name = file.getFileName().toString().replaceFirst("\\.jar$", "");
      return "%s-%08x-%x".formatted(name, archive.getCrc(), archive.getSize());
    }
  }

  @Override
  public InputStream getPgBinary(String system, String machineHardware) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      return new ByteArrayInputStream(jar.getInputStream(archive(jar)).readAllBytes());
    }
  }

  private ZipEntry archive(ZipFile jar) throws IOException {
    return jar.stream()
        .filter(entry -> entry.getName().endsWith(".txz"))
        .findFirst()
        .orElseThrow(() -> new IOException("no archive of Postgres in " + file));
  }
}
