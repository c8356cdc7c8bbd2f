package dev.pgrehearse.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What every embedded server of one version begins with: its programs, unpacked, with the
 * extensions of the platform's services, and a data directory that initdb made once. Kept from run
 * to run, and made anew when it is not whole.
 *
 * @param folder has {@code programs}, {@code data} and {@code whole}, which says what is in both
 */
record EmbeddedBase(Path folder) {
  /** To be raised when a base is made in another way, by initdb's options say. */
  private static final int FORM = 2;

  /** A folder that the library makes for what we have put elsewhere. */
  private static final String UNUSED = "embedded-pg";

  /** Two runs may find one damaged and mend it under each other's hands, but not for long. */
  private static final int ATTEMPTS = 3;

  static EmbeddedBase of(PostgresJar jar, Path ours) throws IOException {
    return new EmbeddedBase(
        ours.resolve(
            "%s-%d-%s".formatted(jar.fingerprint(), FORM, ServiceExtensions.all().fingerprint())));
  }

  /** Puts a copy of the data directory where a run wants it; makes the base if need be. */
  void copyTo(EmbeddedFolder run, PostgresJar jar) throws IOException {
    prepare(run, jar, () -> isWhole(run.data()));
  }

  /** Unpacks the programs if need be, for a run that brings its own data directory. */
  void unpackFor(EmbeddedFolder run, PostgresJar jar) throws IOException {
    prepare(run, jar, this::isListed);
  }

  private void prepare(EmbeddedFolder run, PostgresJar jar, BooleanSupplier whole)
      throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      if (whole.getAsBoolean()) {
        return;
      }
      Folders.delete(run.data());
      makeAnew(run, jar);
    }
    throw new IOException(
        "%s does not stay as it was made; something removes files there".formatted(folder));
  }

  /** Whether a run has room to begin, and to make the base if need be. */
  void requireRoom(EmbeddedFolder run) throws IOException {
    boolean missing = !Files.exists(whole());
    if (missing) {
      Room.in(run.programs()).require(Room.TO_MAKE_A_BASE);
    }
    Room.in(run.run()).require(missing ? Room.TO_MAKE_A_BASE : Room.TO_RUN);
  }

  /** What becomes the base of a run that has found none. */
  EmbeddedBase made(EmbeddedFolder run) {
    return new EmbeddedBase(run.making().resolve("base"));
  }

  boolean hasPrograms() {
    return Files.isDirectory(programs());
  }

  /** The programs, once the base is there. */
  Path bin() throws IOException {
    try (Stream<Path> unpacked = Files.list(programs())) {
      return unpacked
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow(() -> new IOException("there are no programs in " + programs()))
          .resolve("bin");
    }
  }

  /** Whether it is there, and all of it; that of the data is seen while it is copied. */
  boolean isWhole(Path copyOfData) {
    return isListed() && tryCopyTo(copyOfData);
  }

  /** Whether the programs are all there, as far as names and sizes tell. */
  private boolean isListed() {
    try {
      return Files.readAllLines(whole()).get(0).equals(listing(programs()));
    } catch (IOException | UncheckedIOException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  private boolean tryCopyTo(Path data) {
    try {
      DataDirectory.Contents copied = new DataDirectory(data()).copyTo(data);
      return Files.readAllLines(whole()).get(1).equals(copied.toString());
    } catch (IOException | UncheckedIOException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /**
   * In a folder of this process, then moved: whoever finds it finds all of it. When two make it at
   * once, the second uses what the first has put there.
   */
  private void makeAnew(EmbeddedFolder run, PostgresJar jar) throws IOException {
    Path making = run.making();
    Folders.createPrivate(making);
    FolderLock alive = FolderLock.hold(making);
    try {
      if (Files.exists(folder)) {
        Files.move(folder, making.resolve("damaged"), StandardCopyOption.ATOMIC_MOVE);
      }
      EmbeddedBase made = made(run);
      Folders.createPrivate(made.folder());
      made.make(jar, run);
      Files.move(made.folder(), folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.exists(whole())) {
        throw e;
      }
    } finally {
      alive.close();
      Folders.delete(making);
    }
  }

  /**
   * By a start and an end of a server, in the folder of the run: it may be in memory, where initdb
   * has nothing to wait for.
   */
  private void make(PostgresJar jar, EmbeddedFolder run) throws IOException {
    Path first = run.first();
    Path unused = Path.of(System.getProperty("java.io.tmpdir"), UNUSED);
    boolean wasThere = Files.exists(unused);
    Redirect log = Redirect.appendTo(run.log().toFile());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            // Not the jar itself: what was unpacked for an equal one would be used again.
            .setPgBinaryResolver((system, hardware) -> jar.getPgBinary(system, hardware))
            .setOverrideWorkingDirectory(programs().toFile())
            .setDataDirectory(first)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setErrorRedirector(log)
            .setOutputRedirector(log)
            .setLocaleConfig("locale", "C");
    try (EmbeddedPostgres postgres = builder.start();
        Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      // The log that initdb wrote stays behind in a file of its own, which no copy needs.
      statement.execute("select pg_catalog.pg_switch_wal()");
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      if (!wasThere) {
        Folders.delete(unused);
      }
    }
    DataDirectory.Contents data = new DataDirectory(first).copyTo(data());
    Folders.delete(first);
    ServiceExtensions.all().addTo(bin());
    Files.write(whole(), List.of(listing(programs()), data.toString()));
  }

  /** Names and sizes: who cleans temporary folders removes files, and changes none. */
  private static String listing(Path programs) throws IOException {
    CRC32C checksum = new CRC32C();
    try (Stream<Path> all = Files.walk(programs)) {
      List<Path> sorted = all.sorted().toList();
      for (Path each : sorted) {
        BasicFileAttributes found =
            Files.readAttributes(each, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String line =
            "%s %d%n"
                .formatted(programs.relativize(each), found.isRegularFile() ? found.size() : -1);
        checksum.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return "%d files, checksum %08x".formatted(sorted.size(), checksum.getValue());
    }
  }

  private Path programs() {
    return folder.resolve("programs");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path whole() {
    return folder.resolve("whole");
  }
}
