package dev.pgrehearse.changelog;

import dev.pgrehearse.changelog.standin.PatientCustomChange;
import dev.pgrehearse.changelog.standin.PatientCustomPrecondition;
import dev.pgrehearse.changelog.standin.PatientNot;
import dev.pgrehearse.changelog.standin.PatientRunningAs;
import dev.pgrehearse.changelog.standin.UnexecutedCommand;
import dev.pgrehearse.finding.Location;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.ChangeFactory;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionFactory;
import liquibase.sqlgenerator.SqlGenerator;
import liquibase.sqlgenerator.SqlGeneratorFactory;

/**
 * Where Liquibase finds classes that a changelog names, and extensions: the user's folders and
 * jars, on top of our own. What no rehearsal may play has its stand-in.
 */
final class Classpath {

  private final ClassLoader loader;

  private Classpath(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Of folders and jars.
   *
   * @throws ChangelogException where one is not there
   */
  static Classpath of(List<Path> entries) {
    registerStandIns();
    if (entries.isEmpty()) {
      return new Classpath(Classpath.class.getClassLoader());
    }
    URL[] urls = entries.stream().map(Classpath::url).toArray(URL[]::new);
    Classpath classpath = new Classpath(new URLClassLoader(urls, Classpath.class.getClassLoader()));
    classpath.registerExtensions();
    return classpath;
  }

  private static URL url(Path entry) {
    if (!Files.isReadable(entry)) {
      throw new ChangelogException(
          Location.of(entry.toString()),
          "the classpath names this folder or jar, which is not there");
    }
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new ChangelogException(
          Location.of(entry.toString()), "this is no entry of a classpath: " + e.getMessage());
    }
  }

  ClassLoader loader() {
    return loader;
  }

  /** Liquibase looks for extensions once in a process. */
  private void registerExtensions() {
    each(Change.class, changes()::register);
    each(SqlGenerator.class, SqlGeneratorFactory.getInstance()::register);
    each(Precondition.class, PreconditionFactory.getInstance()::register);
  }

  private <T> void each(Class<T> type, Consumer<T> register) {
    ServiceLoader.load(type, loader).stream()
        .filter(found -> found.type().getClassLoader() == loader)
        .map(ServiceLoader.Provider::get)
        .forEach(register);
  }

  private static ChangeFactory changes() {
    return Scope.getCurrentScope().getSingleton(ChangeFactory.class);
  }

  private static synchronized void registerStandIns() {
    ChangeFactory changes = changes();
    if (!(changes.create("executeCommand") instanceof UnexecutedCommand)) {
      changes.register(new UnexecutedCommand());
      changes.register(new PatientCustomChange());
      PreconditionFactory.getInstance().register(new PatientCustomPrecondition());
      PreconditionFactory.getInstance().register(new PatientRunningAs());
      PreconditionFactory.getInstance().register(new PatientNot());
    }
  }
}
