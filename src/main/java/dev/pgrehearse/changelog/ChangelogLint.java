package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Skipped;
import java.util.List;
import java.util.Optional;
import liquibase.resource.ResourceAccessor;

/** Finds, without a database, what Liquibase would silently get wrong about a changelog. */
public final class ChangelogLint {

  private static final List<LintRule> RULES =
      List.of(
          new AttributeRule(),
          new BooleanRule(),
          new GreedySplitRule(),
          new YamlKeyRule(),
          new DuplicateKeyRule(),
          new UndefinedParameterRule(),
          new BodyCutRule(),
          new CommentsStrippedRule(),
          new DirectiveInsideBodyRule(),
          new UnaccountedLineRule(),
          new PreambleRule(),
          new EmptyChangesetRule(),
          new HeaderNotFirstRule(),
          new LicenceOnlyRule(),
          new PreconditionCutRule(),
          new RollbackNothingRule(),
          new RollbackEmptyRule(),
          new RollbackBlockRule(),
          new RollbackMissingRule(),
          new UnnamedRule(),
          new RollbackProseRule(),
          new RollbackDoesNothingRule(),
          new RunOnChangeRollbackRule(),
          new MarkRanRollbackRule(),
          new TransactionRule(),
          new TransactionControlRule(),
          new SeveralStatementsRule(),
          new SetLeaksRule(),
          new IfNotExistsRule(),
          new IdentifierLengthRule(),
          new ViewOptionsRule(),
          new DuplicateIdRule(),
          new MissingExtensionRule(),
          new ChecksumRule(),
          new FormerPathRule(),
          new IncludeOrderRule(),
          new LogicalFilePathRule(),
          new ContextRule(),
          new LiquibaseTablesRule());

  private final Changelog changelog;
  private Optional<Looked> looked = Optional.empty();

  /**
   * What one look came to.
   *
   * @param released what of it is history
   */
  private record Looked(List<Finding> findings, Optional<Skipped> released) {}

  private ChangelogLint(Changelog changelog) {
    this.changelog = changelog;
  }

  public static ChangelogLint of(Changelog changelog) {
    return new ChangelogLint(changelog);
  }

  /**
   * Every finding, gravest first, without those of changesets that have run; an empty list when
   * nothing was found.
   */
  public List<Finding> findings() {
    return looked().findings();
  }

  /** The changesets that have run, with how many findings there are on them. */
  public Optional<Skipped> released() {
    return looked().released();
  }

  private Looked looked() {
    if (looked.isEmpty()) {
      looked = Optional.of(inScope());
    }
    return looked.get();
  }

  private Looked inScope() {
    try (ResourceAccessor files = changelog.accessor()) {
      return new LiquibaseScope(files, changelog.classpath()).call(this::look);
    } catch (ChangelogException e) {
      throw e;
    } catch (Exception e) {
      throw new ChangelogException(
          Location.of(changelog.path()), "the lint of this changelog failed: " + e.getMessage());
    }
  }

  private Looked look() {
    LintSubject subject = new LintReader(changelog).read();
    List<Finding> all =
        RULES.stream().flatMap(rule -> rule.check(subject)).distinct().sorted().toList();
    Released released = new Released(subject);
    return new Looked(released.without(all), released.told());
  }
}
