package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * The extensions by which Supabase makes some of its services, as files of an embedded Postgres: so
 * {@code create extension pg_cron} makes our stand-in. The migration role may, as there.
 *
 * @param files by name
 */
record ServiceExtensions(Map<String, String> files) {

  static ServiceExtensions all() {
    Map<String, String> files = new LinkedHashMap<>();
    for (PlatformService service : PlatformService.values()) {
      service.extension().ifPresent(name -> files.putAll(files(name, service)));
    }
    return new ServiceExtensions(files);
  }

  private static Map<String, String> files(String name, PlatformService service) {
    String script =
        service.isThereFromTheStart()
            ? "-- What it makes is there from the start.\n"
            : Prelude.text(service).replace(":\"migration_role\"", "@extowner@");
    String control =
        """
        comment = 'stand-in for %s'
        default_version = '0.0'
        relocatable = false
        trusted = true
        """
            .formatted(name);
    return Map.of(
        name + ".control",
        // As there: it makes the schema cron and stands in this one itself.
        control + (service == PlatformService.CRON ? "schema = 'pg_catalog'\n" : ""),
        name + "--0.0.sql",
        script);
  }

  /** Puts them where a Postgres finds them that has none of the real ones. */
  void addTo(Path bin) throws IOException {
    Path folder = folder(bin);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static Path folder(Path bin) throws IOException {
    Path share = bin.resolveSibling("share");
    for (Path folder : Set.of(share.resolve("postgresql/extension"), share.resolve("extension"))) {
      if (Files.isRegularFile(folder.resolve("plpgsql.control"))) {
        return folder;
      }
    }
    throw new IOException("there is no folder of extensions in " + share);
  }

  /** Of what they say. */
  String fingerprint() {
    CRC32C checksum = new CRC32C();
    files.keySet().stream()
        .sorted()
        .map(files::get)
        .forEach(text -> checksum.update(text.getBytes(StandardCharsets.UTF_8)));
    return "%08x".formatted(checksum.getValue());
  }
}
