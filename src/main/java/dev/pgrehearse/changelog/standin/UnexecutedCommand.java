package dev.pgrehearse.changelog.standin;

import liquibase.change.ChangeMetaData;
import liquibase.change.DatabaseChange;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.database.Database;
import liquibase.statement.SqlStatement;

/** An {@code executeCommand} that is not executed: it is meant for the machine that deploys. */
@DatabaseChange(
    name = "executeCommand",
    description = "Executes nothing",
    priority = ChangeMetaData.PRIORITY_DEFAULT + 1)
public final class UnexecutedCommand extends ExecuteShellCommandChange {

  @Override
  public SqlStatement[] generateStatements(Database database) {
    return SqlStatement.EMPTY_SQL_STATEMENT;
  }

  @Override
  public boolean supports(Database database) {
    return true;
  }
}
