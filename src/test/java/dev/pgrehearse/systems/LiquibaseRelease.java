package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/**
 * One release of Liquibase from the jars that the build copies to target/, with nothing of ours on
 * its class path. Its command line is run in this JVM by a class loader that sees only those jars
 * and the JDK, because a new JVM is four fifths of what a command costs, or as a process.
 */
final class LiquibaseRelease implements AutoCloseable {

  private static final String MAIN = "liquibase.integration.commandline.LiquibaseCommandLine";
  private static final String PASSWORD = "not asked for";
  private static final long MINUTES = 5;

  private final String version;
  private final List<Path> jars;
  private final URLClassLoader classes;

  private LiquibaseRelease(String version, List<Path> jars, URLClassLoader classes) {
    this.version = version;
    this.jars = jars;
    this.classes = classes;
  }

  static LiquibaseRelease of(String version) throws IOException {
    Path folder = LiquibaseCli.HOME.resolve("target").resolve("liquibase-" + version);
    assertThat(folder).as("the build copies Liquibase's command line there").isDirectory();
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.sorted().toList();
    }
    assertThat(jars)
        .extracting(jar -> jar.getFileName().toString())
        .contains("liquibase-core-" + version + ".jar")
        .noneMatch(name -> name.startsWith("pgrehearse"))
        .filteredOn(name -> name.startsWith("liquibase-core"))
        .hasSize(1);
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return new LiquibaseRelease(
        version,
        jars,
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
  }

  String version() {
    return version;
  }

  LiquibaseCli.Output run(List<String> arguments) {
    Thread thread = Thread.currentThread();
    ClassLoader ours = thread.getContextClassLoader();
    PrintStream out = System.out;
    PrintStream err = System.err;
    List<String> line = new ArrayList<>(arguments);
    line.add("--password=" + PASSWORD);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    thread.setContextClassLoader(classes);
    System.setOut(both);
    System.setErr(both);
    try {
      Class<?> main = classes.loadClass(MAIN);
      Method execute = main.getMethod("execute", String[].class);
      int exitCode =
          (int)
              execute.invoke(
                  main.getConstructor().newInstance(), (Object) line.toArray(String[]::new));
      return new LiquibaseCli.Output(exitCode, printed.toString(StandardCharsets.UTF_8));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("liquibase %s %s".formatted(version, arguments), e);
    } finally {
      System.setOut(out);
      System.setErr(err);
      thread.setContextClassLoader(ours);
    }
  }

  LiquibaseCli.Output runAsProcess(List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.addAll(List.of("-cp", jars.get(0).resolveSibling("*").toString(), MAIN));
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).directory(LiquibaseCli.HOME.toFile());
    builder.redirectErrorStream(true);
    builder.environment().put("LIQUIBASE_COMMAND_PASSWORD", PASSWORD);
    try {
      Path log = Files.createTempFile("liquibase", ".log");
      try {
        Process process = builder.redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly().waitFor();
          throw new AssertionError(
              "liquibase %s did not end:%n%s".formatted(version, Files.readString(log)));
        }
        return new LiquibaseCli.Output(process.exitValue(), Files.readString(log));
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new AssertionError("liquibase %s cannot be started".formatted(version), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while liquibase ran", e);
    }
  }

  /** Liquibase has set the levels and formats of this JVM's loggers; they are as before. */
  @Override
  public void close() throws IOException {
    classes.close();
    LogManager.getLogManager().readConfiguration();
  }
}
