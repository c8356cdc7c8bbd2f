package dev.pgrehearse.changelog;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import liquibase.Scope;
import liquibase.change.ChangeFactory;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Runs Liquibase's code silently, without analytics, over one set of files. */
final class LiquibaseScope {

  private final ResourceAccessor files;
  private final Classpath classpath;

  LiquibaseScope(ResourceAccessor files, Classpath classpath) {
    this.files = files;
    this.classpath = classpath;
  }

  <T> T call(Callable<T> work) throws Exception {
    Map<String, Object> values = new HashMap<>();
    values.put(Scope.Attr.resourceAccessor.name(), files);
    values.put(Scope.Attr.classLoader.name(), classpath.loader());
    // A change type that an extension brings is named by lint, and changes nothing here.
    values.put(ChangeFactory.NO_EXCEPTION_ON_UNSUPPORTED_CHANGE_TYPE, true);
    values.put(Scope.Attr.logService.name(), new SilentLogService());
    values.put(Scope.Attr.ui.name(), new LoggerUIService());
    values.put("liquibase.analytics.enabled", false);
    values.put("liquibase.showBanner", false);
    return Scope.child(values, work::call);
  }

  /** Liquibase logs every statement; what matters reaches the user as an exception or a finding. */
  private static final class SilentLogService extends AbstractLogService {
    @Override
    public int getPriority() {
      return PRIORITY_NOT_APPLICABLE;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public liquibase.logging.Logger getLog(Class type) {
      return new SilentLogger();
    }
  }

  private static final class SilentLogger extends AbstractLogger {
    @Override
    public void log(Level level, String message, Throwable cause) {}
  }
}
