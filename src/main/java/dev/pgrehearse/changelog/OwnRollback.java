package dev.pgrehearse.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.RollbackImpossibleException;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;

/**
 * The way back that Liquibase makes by itself. It is asked for it: what a change type says about
 * itself is not always so (loadUpdateData has a way back and says that it has none).
 */
final class OwnRollback {

  private final Change change;
  private final PostgresDatabase database = new PostgresDatabase();

  OwnRollback(Change change) {
    this.change = change;
  }

  /** Whether {@code liquibase rollback} stops at this change where no rollback is written. */
  boolean impossible() {
    return statements().isEmpty();
  }

  /** The SQL of it, as far as it is known without a database. */
  List<String> sql() {
    List<String> found = new ArrayList<>();
    for (SqlStatement statement : statements().orElse(List.of())) {
      try {
        Sql[] generated = SqlGeneratorFactory.getInstance().generateSql(statement, database);
        Stream.of(generated).map(Sql::toSql).forEach(found::add);
      } catch (RuntimeException e) {
        // What it sends depends on the database that it finds.
      }
    }
    return found;
  }

  private Optional<List<SqlStatement>> statements() {
    if (change instanceof CustomChangeWrapper) {
      // To ask for its statements would be to run it.
      return change.supportsRollback(database) ? Optional.of(List.of()) : Optional.empty();
    }
    try {
      return Optional.of(List.of(change.generateRollbackStatements(database)));
    } catch (RollbackImpossibleException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(List.of()); // there is one, and it needs what is not at hand
    }
  }
}
