package dev.pgrehearse.changelog.standin;

import java.util.Optional;
import java.util.stream.Stream;
import liquibase.change.ChangeMetaData;
import liquibase.change.CheckSum;
import liquibase.change.DatabaseChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.database.Database;
import liquibase.exception.RollbackImpossibleException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.exception.ValidationErrors;
import liquibase.parser.core.ParsedNode;
import liquibase.parser.core.ParsedNodeException;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;

/** A {@code customChange} that changes nothing where its class is not on the classpath. */
@DatabaseChange(
    name = "customChange",
    description = "Executes a custom change class, where there is one",
    priority = ChangeMetaData.PRIORITY_DEFAULT + 1)
public final class PatientCustomChange extends CustomChangeWrapper implements StandIn {

  private boolean isAbsent;

  @Override
  public Optional<String> missingClass() {
    return isAbsent ? Optional.of(getClassName()) : Optional.empty();
  }

  @Override
  public void load(ParsedNode node, ResourceAccessor files) throws ParsedNodeException {
    try {
      super.load(node, files);
    } catch (ParsedNodeException | UnexpectedLiquibaseException | LinkageError e) {
      isAbsent =
          getClassName() != null
              && Stream.iterate(e, t -> t != null, Throwable::getCause)
                  .anyMatch(t -> t instanceof ClassNotFoundException || t instanceof LinkageError);
      if (!isAbsent) {
        throw e;
      }
    }
  }

  @Override
  public ValidationErrors validate(Database database) {
    return isAbsent ? new ValidationErrors() : super.validate(database);
  }

  @Override
  public SqlStatement[] generateStatements(Database database) {
    return isAbsent ? SqlStatement.EMPTY_SQL_STATEMENT : super.generateStatements(database);
  }

  @Override
  public SqlStatement[] generateRollbackStatements(Database database)
      throws RollbackImpossibleException {
    return isAbsent ? SqlStatement.EMPTY_SQL_STATEMENT : super.generateRollbackStatements(database);
  }

  @Override
  public boolean supportsRollback(Database database) {
    return isAbsent || super.supportsRollback(database);
  }

  @Override
  public CheckSum generateCheckSum() {
    return isAbsent ? CheckSum.compute(getClassName()) : super.generateCheckSum();
  }

  @Override
  public String getConfirmationMessage() {
    return isAbsent ? getClassName() + " is not there" : super.getConfirmationMessage();
  }

  @Override
  public boolean supports(Database database) {
    return true;
  }
}
