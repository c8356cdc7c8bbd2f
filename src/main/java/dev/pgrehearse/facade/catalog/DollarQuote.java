package dev.pgrehearse.facade.catalog;

/**
 * The sign before and behind a body: one that it has not in it, nor makes with what it ends with.
 */
public record DollarQuote(String body) {

  public String sign() {
    String sign = "$$";
    while ((body + "$").contains(sign)) {
      sign = sign.equals("$$") ? "$body$" : sign.replace("y", "yy");
    }
    return sign;
  }

  /**
   * A statement that makes a function whose body is statements: the JDBC driver takes all that
   * follows for the body's, unless it stands in a string.
   *
   * @return a block that executes it
   */
  public String executed() {
    String block = "begin\n    execute %1$s\n%2$s\n%1$s;\nend\n".formatted(sign(), body);
    String outer = new DollarQuote(block).sign();
    return """
        -- In a string, for the JDBC driver takes what follows a body of this kind for a part of it.
        do %1$s
        %2$s%1$s;"""
        .formatted(outer, block);
  }
}
