package dev.pgrehearse.facade;

/**
 * The sign before and behind a body: one that it has not in it, nor makes with what it ends with.
 */
record DollarQuote(String body) {

  String sign() {
    String sign = "$$";
    while ((body + "$").contains(sign)) {
      sign = sign.equals("$$") ? "$body$" : sign.replace("y", "yy");
    }
    return sign;
  }
}
