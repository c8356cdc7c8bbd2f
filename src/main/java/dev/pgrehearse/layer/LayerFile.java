package dev.pgrehearse.layer;

import dev.pgrehearse.server.DataDirectory;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * What is written beside the data of a layer, so that it can be told whether it is one, and all of
 * it.
 *
 * @param programs those of Postgres that made it, as {@code Servers.programs} names them
 * @param platform on which they ran
 * @param contents of the data directory
 */
record LayerFile(
    LayerKey key,
    LayerAbout about,
    String programs,
    String platform,
    Instant made,
    DataDirectory.Contents contents) {
  /** To be raised when a layer is made in another way. */
  private static final String FORM = "1";

  private static final String FACT = "fact.";
  private static final String CHECKSUM = "checksum";

  static String platformOfThisMachine() {
    return "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("form", FORM);
    properties.setProperty("key", key.hash());
    properties.setProperty("what", about.what());
    properties.setProperty("postgres", Integer.toString(about.majorVersion()));
    properties.setProperty("programs", programs);
    properties.setProperty("platform", platform);
    properties.setProperty("made", Long.toString(made.getEpochSecond()));
    properties.setProperty("data.files", Integer.toString(contents.files()));
    properties.setProperty("data.bytes", Long.toString(contents.bytes()));
    properties.setProperty("data.checksum", Long.toHexString(contents.checksum()));
    about.facts().forEach((name, value) -> properties.setProperty(FACT + name, value));
    List<String> lines = lines(properties);
    properties.setProperty(CHECKSUM, checksum(lines));
    Files.write(file, lines(properties));
  }

  /**
   * Reads and checks one.
   *
   * @throws DamagedLayerException if it is not as it was written
   */
  static LayerFile read(Path file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
      Object expected = properties.remove(CHECKSUM);
      if (!checksum(lines(properties)).equals(expected)) {
        throw new DamagedLayerException("what is written about it is cut off or changed");
      }
      if (!FORM.equals(properties.getProperty("form"))) {
        throw new DamagedLayerException("another version of pgrehearse made it");
      }
      return of(properties);
    } catch (IOException | IllegalArgumentException e) {
      throw new DamagedLayerException("what is written about it cannot be read");
    }
  }

  private static LayerFile of(Properties properties) {
    Map<String, String> facts = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(FACT)) {
        facts.put(name.substring(FACT.length()), properties.getProperty(name));
      }
    }
    return new LayerFile(
        new LayerKey(properties.getProperty("key")),
        new LayerAbout(
            properties.getProperty("what"),
            Integer.parseInt(properties.getProperty("postgres")),
            facts),
        properties.getProperty("programs"),
        properties.getProperty("platform"),
        Instant.ofEpochSecond(Long.parseLong(properties.getProperty("made"))),
        new DataDirectory.Contents(
            Integer.parseInt(properties.getProperty("data.files")),
            Long.parseLong(properties.getProperty("data.bytes")),
            Long.parseLong(properties.getProperty("data.checksum"), 16)));
  }

  /** Sorted, and without the date that properties come with. */
  private static List<String> lines(Properties properties) throws IOException {
    StringWriter text = new StringWriter();
    properties.store(text, null);
    return text.toString().lines().filter(line -> !line.startsWith("#")).sorted().toList();
  }

  private static String checksum(List<String> lines) {
    CRC32C checksum = new CRC32C();
    checksum.update(
        lines.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue());
  }
}
