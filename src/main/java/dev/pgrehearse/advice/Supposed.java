package dev.pgrehearse.advice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What an expression of a policy comes to for a row in which one column is null.
 *
 * @param column of the policy's own table, by its number
 * @param claims what of the caller is supposed: a call and its value; what is not said is open
 */
record Supposed(int column, Function<Node, Optional<Known>> claims, Names names) {

  private static final int IS_NULL = 0;

  Known of(Node node) {
    return of(node, 0);
  }

  /** Depth is in how many selects without a from it stands. */
  private Known of(Node node, int depth) {
    Optional<Known> claim = claims.apply(node);
    if (claim.isPresent()) {
      return claim.get();
    }
    return switch (node.type()) {
      case "CONST" -> constant(node);
      case "VAR" ->
          node.number("varlevelsup") == depth && node.number("varattno") == column
              ? Known.NULL
              : Known.OPEN;
      case "RELABELTYPE" -> first(node, "arg", depth);
      case "COERCEVIAIO", "ARRAYCOERCEEXPR" ->
          strict(node.word("resulttype"), node.nodes("arg"), depth);
      case "SUBSCRIPTINGREF" -> strict("element", node.nodes("refexpr"), depth);
      case "FUNCEXPR" -> called(node, depth);
      case "OPEXPR" -> compared(node, depth);
      case "SCALARARRAYOPEXPR" -> strict("any", node.nodes("args"), depth);
      case "DISTINCTEXPR" -> distinct(all(node, depth));
      case "NULLIFEXPR" -> nullIf(all(node, depth));
      case "COALESCE", "COALESCEEXPR" -> coalesced(all(node, depth));
      case "NULLTEST" -> nullTest(node, depth);
      case "BOOLEANTEST" -> booleanTest(node.number("booltesttype"), first(node, "arg", depth));
      case "BOOLEXPR" -> combined(node.word("boolop"), all(node, depth));
      case "CASE", "CASEEXPR" -> chosen(node, depth);
      case "SUBLINK" -> Scope.selected(node).map(inner -> of(inner, depth + 1)).orElse(Known.OPEN);
      case "SQLVALUEFUNCTION" -> Known.THERE;
      default -> Known.OPEN;
    };
  }

  private static Known constant(Node node) {
    if (Constant.isNull(node)) {
      return Known.NULL;
    }
    return Constant.bool(node)
        .map(Known::of)
        .orElseGet(() -> new Known(Known.Kind.THERE, identity(node)));
  }

  /** Of a text its characters, so that texts of several types are held against each other. */
  static String identity(Node node) {
    return Constant.text(node).map(text -> "'" + text).orElseGet(() -> Constant.identity(node));
  }

  private List<Known> all(Node node, int depth) {
    return node.nodes("args").stream().map(part -> of(part, depth)).toList();
  }

  private Known first(Node node, String field, int depth) {
    return node.nodes(field).stream().findFirst().map(part -> of(part, depth)).orElse(Known.OPEN);
  }

  /** Null as soon as one of them is; of the same it makes the same each time. */
  private Known strict(String how, List<Node> args, int depth) {
    List<Known> known = args.stream().map(part -> of(part, depth)).toList();
    return known.stream().anyMatch(Known::isNull) ? Known.NULL : made(how, known);
  }

  private static Known made(String how, List<Known> args) {
    if (args.isEmpty() || args.stream().anyMatch(arg -> arg.identity().isEmpty())) {
      return Known.OPEN;
    }
    return new Known(
        args.stream().allMatch(Known::isThere) ? Known.Kind.THERE : Known.Kind.OPEN,
        how + args.stream().map(Known::identity).toList());
  }

  private Known called(Node node, int depth) {
    List<Known> args = all(node, depth);
    if (args.stream().anyMatch(Known::isNull)) {
      return names.isStrict(node.oid("funcid")) ? Known.NULL : Known.OPEN;
    }
    return made(node.word("funcid"), args);
  }

  private Known compared(Node node, int depth) {
    List<Known> args = all(node, depth);
    if (args.stream().anyMatch(Known::isNull)) {
      return names.isStrict(node.oid("opfuncid")) ? Known.NULL : Known.OPEN;
    }
    String operator = names.operator(node);
    if (args.size() == 2 && (operator.equals("=") || operator.equals("<>"))) {
      boolean same = args.get(0).isSureToBe(args.get(1));
      boolean known = same || args.stream().allMatch(Known::isConstant);
      return known ? Known.of(same == operator.equals("=")) : Known.OPEN;
    }
    return made(node.word("opno"), args);
  }

  private static Known distinct(List<Known> args) {
    if (args.size() != 2) {
      return Known.OPEN;
    }
    Known one = args.get(0);
    Known other = args.get(1);
    if ((one.isNull() && other.isNull()) || one.isSureToBe(other)) {
      return Known.FALSE;
    }
    if ((one.isNull() && other.isThere()) || (one.isThere() && other.isNull())) {
      return Known.TRUE;
    }
    return one.isConstant() && other.isConstant() ? Known.of(!one.equals(other)) : Known.OPEN;
  }

  private static Known nullIf(List<Known> args) {
    if (args.size() != 2 || args.get(0).isNull()) {
      return args.isEmpty() ? Known.OPEN : args.get(0);
    }
    Known one = args.get(0);
    Known other = args.get(1);
    if (other.isNull()) {
      return one;
    }
    if (one.isConstant() && other.isConstant()) {
      return one.equals(other) ? Known.NULL : one;
    }
    return Known.OPEN;
  }

  private static Known coalesced(List<Known> args) {
    return args.stream().filter(arg -> !arg.isNull()).findFirst().orElse(Known.NULL);
  }

  private Known nullTest(Node node, int depth) {
    Known arg = first(node, "arg", depth);
    boolean asksForNull = node.number("nulltesttype") == IS_NULL;
    return switch (arg.kind()) {
      case NULL -> Known.of(asksForNull);
      case THERE -> Known.of(!asksForNull);
      case OPEN -> Known.OPEN;
    };
  }

  /** {@code is true}, {@code is not true}, and so on, as the server numbers them. */
  private static Known booleanTest(int test, Known arg) {
    if (arg.kind() == Known.Kind.OPEN || (arg.isThere() && !arg.isConstant())) {
      return Known.OPEN;
    }
    boolean holds =
        switch (test / 2) {
          case 0 -> arg.equals(Known.TRUE);
          case 1 -> arg.equals(Known.FALSE);
          default -> arg.isNull();
        };
    return Known.of(holds == (test % 2 == 0));
  }

  private static Known combined(String operator, List<Known> parts) {
    if (operator.equals("not")) {
      Known part = parts.get(0);
      if (!part.isConstant()) {
        return part.isNull() ? Known.NULL : Known.OPEN;
      }
      return Known.of(part.equals(Known.FALSE));
    }
    Known deciding = Known.of(operator.equals("or"));
    if (parts.contains(deciding)) {
      return deciding;
    }
    if (parts.stream().anyMatch(part -> !part.isNull() && !part.isConstant())) {
      return Known.OPEN;
    }
    return parts.stream().anyMatch(Known::isNull) ? Known.NULL : Known.of(operator.equals("and"));
  }

  private Known chosen(Node node, int depth) {
    if (!node.nodes("arg").isEmpty()) {
      return Known.OPEN;
    }
    for (Node branch : node.nodes("args")) {
      Known condition = first(branch, "expr", depth);
      if (condition.equals(Known.TRUE)) {
        return first(branch, "result", depth);
      }
      if (!condition.isNull() && !condition.equals(Known.FALSE)) {
        return Known.OPEN;
      }
    }
    return first(node, "defresult", depth);
  }

  /** The same, with other suppositions of the caller. */
  Supposed with(Function<Node, Optional<Known>> others) {
    return new Supposed(column, others, names);
  }

  /** Which columns of its own table an expression reads. */
  static Set<Integer> columns(Node node) {
    Set<Integer> columns = new TreeSet<>();
    collect(node, 0, columns);
    return columns;
  }

  private static void collect(Node node, int depth, Set<Integer> columns) {
    if (node.is("VAR") && node.number("varlevelsup") == depth && node.number("varattno") > 0) {
      columns.add(node.number("varattno"));
    }
    node.children()
        .forEach(child -> collect(child, child.is("QUERY") ? depth + 1 : depth, columns));
  }
}
