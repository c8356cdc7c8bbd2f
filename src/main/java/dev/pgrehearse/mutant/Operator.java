package dev.pgrehearse.mutant;

/**
 * One kind of fault.
 *
 * @param name stable, in kebab-case
 * @param group what it is planted in: policies, grants, views, functions, triggers, tables,
 *     rollback, performance or facades
 * @param fault one sentence that says what is wrong afterwards
 */
public record Operator(String name, String group, String fault) {

  public Operator {
    if (!name.matches("[a-z]+(-[a-z]+)+") || !fault.endsWith(".")) {
      throw new IllegalArgumentException("no such operator: " + name + ", " + fault);
    }
  }
}
