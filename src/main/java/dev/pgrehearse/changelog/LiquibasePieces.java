package dev.pgrehearse.changelog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import liquibase.util.grammar.SimpleSqlGrammarConstants;
import liquibase.util.grammar.SimpleSqlGrammarTokenManager;
import liquibase.util.grammar.Token;

/**
 * The pieces that Liquibase's own tokenizer makes of a SQL text, blanks among them. Tokens that
 * together are the delimiter, such as {@code //}, come as one piece; what may be the start of one
 * at the end of the text is lost, as it is in Liquibase.
 */
final class LiquibasePieces implements Iterator<String> {

  private final SimpleSqlGrammarTokenManager tokens;
  private final boolean stripComments;
  private final Optional<String> delimiter;
  private final Deque<String> ready = new ArrayDeque<>();
  private final Deque<String> startOfDelimiter = new ArrayDeque<>();
  private boolean comments;

  LiquibasePieces(String sql, boolean stripComments, Optional<String> delimiter) {
    this.tokens = new SimpleSqlGrammarTokenManager(new LiquibaseText(sql));
    this.stripComments = stripComments;
    this.delimiter = delimiter;
  }

  /** Whether what has been read so far has comments in it. */
  boolean comments() {
    return comments;
  }

  @Override
  public boolean hasNext() {
    boolean more = true;
    while (ready.isEmpty() && more) {
      more = read();
    }
    return !ready.isEmpty();
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private boolean read() {
    Token token = tokens.getNextToken();
    switch (token.kind) {
      case SimpleSqlGrammarConstants.EOF -> {
        return false;
      }
      case SimpleSqlGrammarConstants.WHITESPACE -> merge(token.image);
      case SimpleSqlGrammarConstants.LINE_COMMENT, SimpleSqlGrammarConstants.MULTI_LINE_COMMENT -> {
        comments = true;
        if (!stripComments) {
          merge(token.image);
        }
      }
      default -> merge(token.image.trim());
    }
    return true;
  }

  private void merge(String piece) {
    if (delimiter.isEmpty()) {
      ready.add(piece);
      return;
    }
    boolean started = !startOfDelimiter.isEmpty();
    String merged = String.join("", startOfDelimiter) + piece;
    if (started && delimiter.get().equals(merged)) {
      startOfDelimiter.clear();
      ready.add(merged);
    } else if (delimiter.get().startsWith(merged)) {
      startOfDelimiter.add(piece);
    } else {
      ready.addAll(startOfDelimiter);
      startOfDelimiter.clear();
      ready.add(piece);
    }
  }
}
