package dev.pgrehearse.facade;

/** The sign before and behind a body: one that the body does not have in it. */
record DollarQuote(String body) {

  /** The same that a function gets which is written anew, so that the two can be compared. */
  String sign() {
    String sign = "$$";
    while ((body + "$").contains(sign)) {
      sign = sign.equals("$$") ? "$body$" : sign.replace("y", "yy");
    }
    return sign;
  }
}
