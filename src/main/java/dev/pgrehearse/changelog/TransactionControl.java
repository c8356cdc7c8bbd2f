package dev.pgrehearse.changelog;

import dev.pgrehearse.sql.SqlStatement;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a statement does to the transaction that it stands in. */
enum TransactionControl {
  BEGINS(
      "(begin( work| transaction)?|start transaction)( (isolation|read|(not )?deferrable)\\b.*)?"),
  COMMITS("(commit|end)( work| transaction)?( and no chain)?"),
  UNDOES("(rollback|abort)( work| transaction)?( and no chain)?"),
  CHAINS("(commit|end|rollback|abort)( work| transaction)? and chain"),
  PREPARES("prepare transaction .*"),
  MARKS("(savepoint|release) .*" + "|(rollback|abort)( work| transaction)? to .*"),
  SETS("set( local| session)? transaction(_isolation|_read_only|_deferrable)?\\b.*");

  private final Pattern words;

  TransactionControl(String words) {
    this.words = Pattern.compile(words);
  }

  static Optional<TransactionControl> of(SqlStatement statement) {
    return Arrays.stream(values())
        .filter(kind -> kind.words.matcher(statement.normal()).matches())
        .findFirst();
  }

  /** Whether the transaction is over behind it. */
  boolean ends() {
    return this == COMMITS || this == UNDOES || this == CHAINS || this == PREPARES;
  }
}
