package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.Setting;
import liquibase.database.core.PostgresDatabase;

/**
 * The Postgres that a changelog is read for, before there is one: what a changelog asks for as
 * {@code ${database.…}}.
 */
final class DatabaseToBe extends PostgresDatabase {

  /** Of the version that is rehearsed on unless somebody says another. */
  private static final int MAJOR = 17;

  DatabaseToBe(LiquibaseSettings settings) {
    setDefaultSchemaName(settings.text(Setting.DEFAULT_SCHEMA).orElse("public"));
    setLiquibaseSchemaName(settings.text(Setting.LIQUIBASE_SCHEMA).orElse("public"));
  }

  @Override
  public int getDatabaseMajorVersion() {
    return MAJOR;
  }

  @Override
  public int getDatabaseMinorVersion() {
    return 0;
  }

  @Override
  public String getDatabaseProductName() {
    return "PostgreSQL";
  }

  @Override
  public String getDatabaseProductVersion() {
    return MAJOR + ".0";
  }
}
