package dev.pgrehearse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a class of the tests' own class path is started as a process. */
public final class JavaProcess {

  /** Of a process that lives for some seconds, better compilers cost more than they give. */
  private static final List<String> BRIEF =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private JavaProcess() {}

  /**
   * What stands in front of a command line that shall hear Ctrl-C. Whoever is started in the
   * background ignores it, and so would all that he starts.
   */
  public static List<String> hearingSignals() {
    return System.getProperty("os.name").equals("Linux")
        ? List.of("env", "--default-signal=INT,HUP,QUIT")
        : List.of();
  }

  /**
   * The command line.
   *
   * @param temporary where it keeps what is embedded
   */
  public static List<String> of(Path temporary, Class<?> main, List<String> arguments) {
    List<String> all = begun(List.of("-Djava.io.tmpdir=" + temporary));
    return ended(all, main, arguments);
  }

  /** Likewise, of one that keeps nothing. */
  public static List<String> of(Class<?> main, List<String> arguments) {
    return ended(begun(List.of()), main, arguments);
  }

  /** Likewise, of a jar that knows its class path. */
  public static List<String> ofJar(Path jar, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(java()));
    all.addAll(BRIEF);
    all.addAll(List.of("-jar", jar.toString()));
    all.addAll(arguments);
    return all;
  }

  private static List<String> begun(List<String> options) {
    List<String> all = new ArrayList<>(List.of(java()));
    all.addAll(BRIEF);
    all.add("-Dpgrehearse.home=" + System.getProperty("pgrehearse.home"));
    all.addAll(options);
    return all;
  }

  private static List<String> ended(List<String> all, Class<?> main, List<String> arguments) {
    all.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    all.addAll(arguments);
    return all;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
