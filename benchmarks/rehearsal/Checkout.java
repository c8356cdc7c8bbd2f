import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A copy of the repository to edit files in, with what the user's own checkout has built. */
record Checkout(Path home, Path work) {

  static Checkout of(Settings settings, int number) throws IOException, InterruptedException {
    Path work = Files.createDirectories(settings.work().resolve("checkout-" + number));
    Path home = work.resolve("home");
    Command.of(
            List.of("git", "clone", "--quiet", settings.home().toString(), home.toString()),
            work,
            work.resolve("git.log"))
        .run();
    Path built = settings.home().resolve("target");
    Path target = Files.createDirectory(home.resolve("target"));
    Files.createSymbolicLink(target.resolve("lib"), built.resolve("lib"));
    Files.createSymbolicLink(target.resolve("postgres"), built.resolve("postgres"));
    // A copy is newer than the sources that were just cloned: nothing is built again.
    Files.copy(built.resolve("pgrehearse.jar"), target.resolve("pgrehearse.jar"));
    return new Checkout(home, work);
  }

  void replace(String file, String text, String by) throws IOException {
    Path path = home.resolve(file);
    String before = Files.readString(path);
    if (before.indexOf(text) < 0 || before.indexOf(text) != before.lastIndexOf(text)) {
      throw new IllegalStateException("%s no longer holds this once:%n%s".formatted(file, text));
    }
    Files.writeString(path, before.replace(text, by));
  }

  /** What is kept from run to run is this checkout's own. */
  Command rehearse(String system, int version, String option) {
    return new Pgrehearse(home, work)
        .command("rehearse", system, "--pg-version", "" + version, option)
        .with("HOME", work.toString())
        .with("XDG_CACHE_HOME", work.resolve("cache").toString());
  }
}
