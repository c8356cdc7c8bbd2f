package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.Setting;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.LiquibaseException;

/** Which changesets {@code liquibase update} runs on Postgres, with the contexts and labels set. */
final class RunFilter {

  private final Contexts contexts;
  private final LabelExpression labels;
  private final List<ChangeSetFilter> filters;

  RunFilter(LiquibaseSettings settings) {
    this.contexts = new Contexts(settings.text(Setting.CONTEXTS).orElse(""));
    this.labels = new LabelExpression(settings.text(Setting.LABELS).orElse(""));
    this.filters =
        List.of(
            new DbmsChangeSetFilter(new PostgresDatabase()),
            new ContextChangeSetFilter(contexts),
            new LabelChangeSetFilter(labels),
            new IgnoreChangeSetFilter());
  }

  boolean runs(ChangeSet changeSet) {
    // All are asked: each also takes out the parts of modifySql that are for others.
    return filters.stream().filter(filter -> !filter.accepts(changeSet).isAccepted()).count() == 0;
  }

  /** Properties are for some contexts and labels too. */
  void narrow(ChangeLogParameters parameters) {
    parameters.setContexts(contexts);
    parameters.setLabels(labels);
  }

  void validate(DatabaseChangeLog changelog, Database liquibase) throws LiquibaseException {
    changelog.validate(liquibase, contexts, labels);
  }

  RuntimeEnvironment environment(Database liquibase) {
    return new RuntimeEnvironment(liquibase, contexts, labels);
  }
}
