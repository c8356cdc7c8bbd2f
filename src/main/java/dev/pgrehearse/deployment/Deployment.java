package dev.pgrehearse.deployment;

import java.util.List;
import java.util.Optional;

/**
 * How a changelog is deployed.
 *
 * @param liquibase what Liquibase is told besides the changelog
 * @param platform what stands around the database, where somebody says so; otherwise what the SQL
 *     speaks of tells
 * @param superuser whether the role that migrates is a superuser in production
 * @param roles that the application connects as, or becomes, besides the platform's
 * @param production what is known of the database that counts
 */
public record Deployment(
    LiquibaseSettings liquibase,
    Optional<Platform> platform,
    boolean superuser,
    List<String> roles,
    Production production) {

  public Deployment {
    roles = List.copyOf(roles);
  }

  /** One of whose database nothing is known. */
  public Deployment(
      LiquibaseSettings liquibase,
      Optional<Platform> platform,
      boolean superuser,
      List<String> roles) {
    this(liquibase, platform, superuser, roles, Production.UNSAID);
  }

  /** The same, of whose database this is known. */
  public Deployment to(Production known) {
    return new Deployment(liquibase, platform, superuser, roles, known);
  }

  /** Nothing is said about it. */
  public static Deployment unsaid() {
    return new Deployment(LiquibaseSettings.none(), Optional.empty(), false, List.of());
  }

  /** The same, and from {@code other} what it does not say. */
  public Deployment orElse(Deployment other) {
    return new Deployment(
        liquibase.orElse(other.liquibase),
        platform.or(other::platform),
        superuser || other.superuser,
        roles.isEmpty() ? other.roles : roles,
        production.orElse(other.production));
  }
}
