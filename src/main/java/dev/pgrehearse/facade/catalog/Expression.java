package dev.pgrehearse.facade.catalog;

import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** SQL that stands for a column of the facade, and calls the table {@code t}. */
public record Expression(String sql) {
  private static final String ALIAS = "t";

  /** Why it cannot stand in a list of columns, whatever the database says to it. */
  public Optional<String> problem() {
    if (sql.isBlank()) {
      return Optional.of("it is empty");
    }
    if (!new SqlLexer(sql).closed()) {
      return Optional.of("a quote in it does not end");
    }
    List<String> names = QualifiedName.parts(sql);
    if (names.size() == 2 && names.get(0).equals(ALIAS)) {
      return Optional.of(
          "it is a column, which would be written through; rename or hide columns for that");
    }
    int depth = 0;
    for (SqlToken token : tokens()) {
      String text = token.of(sql);
      if (token.kind() == SqlToken.Kind.COMMENT || text.equals(";")) {
        return Optional.of("it is more than an expression: %s".formatted(text));
      }
      depth += text.equals("(") || text.equals("[") ? 1 : 0;
      depth -= text.equals(")") || text.equals("]") ? 1 : 0;
      if (depth < 0 || (depth == 0 && text.equals(","))) {
        return Optional.of("it is more than one expression");
      }
    }
    return depth > 0 ? Optional.of("a bracket in it is not closed") : Optional.empty();
  }

  /** Whether it asks other rows, which an ALTER TABLE that fills a column must not. */
  public boolean asks() {
    return tokens().stream()
        .anyMatch(
            token ->
                token.kind() == SqlToken.Kind.WORD && token.of(sql).equalsIgnoreCase("select"));
  }

  /** Which of these columns it reads, as far as its words say. */
  public Set<String> columns(List<String> of) {
    Set<String> read = new TreeSet<>();
    for (SqlToken token : tokens()) {
      if (Names.isName(token)) {
        String name = Names.unquoted(token, sql);
        if (of.contains(name)) {
          read.add(name);
        } else if (name.equals(ALIAS) && !sql.startsWith(".", token.end())) {
          read.addAll(of);
        }
      }
    }
    return read;
  }

  /** The names in it that may say a schema, in the order of the text. */
  public Set<QualifiedName> qualified() {
    Set<QualifiedName> found = new LinkedHashSet<>();
    List<SqlToken> tokens = tokens();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (Names.isName(tokens.get(i))
          && tokens.get(i + 1).of(sql).equals(".")
          && Names.isName(tokens.get(i + 2))
          && !Names.unquoted(tokens.get(i), sql).equals(ALIAS)) {
        found.add(
            new QualifiedName(
                Names.unquoted(tokens.get(i), sql), Names.unquoted(tokens.get(i + 2), sql)));
      }
    }
    return found;
  }

  /** Without the table's name, as ALTER TABLE wants it. */
  public String bare(Names names) {
    return bare(ALIAS, names);
  }

  public String bare(String alias, Names names) {
    List<SqlToken> tokens = tokens();
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      boolean first = i == 0 || !tokens.get(i - 1).of(sql).equals(".");
      if (first
          && Names.isName(tokens.get(i))
          && Names.unquoted(tokens.get(i), sql).equals(alias)
          && tokens.get(i + 1).of(sql).equals(".")
          && Names.isName(tokens.get(i + 2))) {
        text.append(sql, at, tokens.get(i).start())
            .append(names.quoted(Names.unquoted(tokens.get(i + 2), sql)));
        at = tokens.get(i + 2).end();
      }
    }
    return text.append(sql.substring(at)).toString();
  }

  private List<SqlToken> tokens() {
    return new SqlLexer(sql).tokens();
  }
}
