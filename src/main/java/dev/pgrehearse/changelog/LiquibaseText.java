package dev.pgrehearse.changelog;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import liquibase.util.grammar.SimpleCharStream;

/**
 * A text for Liquibase's tokenizer to read. Its own stream copies all of a long token again for
 * each 2048 characters of it, and counts lines and columns that nobody asks for.
 */
final class LiquibaseText extends SimpleCharStream {

  private final String text;
  private int begin;
  private int next;

  LiquibaseText(String text) {
    super(Reader.nullReader(), 1, 1, 1);
    this.text = text;
  }

  @Override
  public char BeginToken() throws IOException {
    begin = next;
    return readChar();
  }

  @Override
  public char readChar() throws IOException {
    if (next == text.length()) {
      throw new EOFException();
    }
    return text.charAt(next++);
  }

  @Override
  public void backup(int amount) {
    next -= amount;
  }

  @Override
  public String GetImage() {
    return text.substring(begin, next);
  }

  @Override
  public int getBeginLine() {
    return 0;
  }

  @Override
  public int getBeginColumn() {
    return 0;
  }

  @Override
  public int getEndLine() {
    return 0;
  }

  @Override
  public int getEndColumn() {
    return 0;
  }
}
