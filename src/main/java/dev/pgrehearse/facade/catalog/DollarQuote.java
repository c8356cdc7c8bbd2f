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
}
