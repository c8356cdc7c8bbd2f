package dev.pgrehearse.mutant;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.sql.SqlStatement;
import dev.pgrehearse.sql.SqlToken;
import java.util.List;

/** One file of a changeset, cut into statements. */
record SqlSource(
    Changeset changeset, Mutant.Half half, String file, String text, List<Statement> statements) {

  static SqlSource of(Changeset changeset, Mutant.Half half, String file, String text) {
    List<List<SqlToken>> cut = SqlStatement.cut(text);
    return new SqlSource(
        changeset,
        half,
        file,
        text,
        cut.stream().map(tokens -> Statement.of(Tokens.of(text, tokens), half)).toList());
  }
}
