package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.Optional;
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
import liquibase.exception.UnexpectedLiquibaseException;

/** Which changesets {@code liquibase update} runs on Postgres, with the contexts and labels set. */
final class RunFilter {

  private static final int SHOWN = 80;

  private final LiquibaseSettings settings;
  private final Contexts contexts;
  private final LabelExpression labels;
  private final List<ChangeSetFilter> filters;

  RunFilter(LiquibaseSettings settings) {
    this.settings = settings;
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
    try {
      return filters.stream().filter(filter -> !filter.accepts(changeSet).isAccepted()).count()
          == 0;
    } catch (UnexpectedLiquibaseException e) {
      throw unreadable(e, changeSet);
    }
  }

  /** Liquibase looks at an expression when it needs it, and says which it was. */
  private ChangelogException unreadable(UnexpectedLiquibaseException e, ChangeSet changeSet) {
    String said = String.valueOf(e.getMessage());
    for (Setting setting : List.of(Setting.CONTEXTS, Setting.LABELS)) {
      Optional<LiquibaseSettings.Value> value = settings.value(setting);
      if (value.isPresent() && said.endsWith(value.get().text())) {
        return new ChangelogException(
            Location.NONE,
            "%s of %s cannot be read, a parenthesis lacks its other half: %s"
                .formatted(
                    setting == Setting.CONTEXTS ? "the contexts" : "the labels",
                    value.get().origin(),
                    shortened(value.get().text())));
      }
    }
    return new ChangelogException(
        Location.of(ResourceName.of(changeSet.getChangeLog())),
        "the contexts or labels of changeset %s cannot be read: %s"
            .formatted(changeSet.getId(), shortened(said)));
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
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
