package dev.pgrehearse.advice;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an expression always comes to, whatever the row. Who asks is known as far as the policy says
 * it, so that {@code auth.role() = 'authenticated'} or {@code auth.uid() is not null} in a policy
 * to authenticated is as true as {@code true}.
 */
enum Truth {
  TRUE,
  FALSE,
  NULL,
  OPEN;

  private static final Set<Integer> CURRENT_USER = Set.of(9, 10, 11);

  static Truth of(Node node, Caller caller, Names names) {
    return switch (node.type()) {
      case "CONST" -> constant(node);
      case "BOOLEXPR" -> combined(node, caller, names);
      case "OPEXPR" -> compared(node, caller, names);
      case "NULLTEST" -> nullTest(node, caller, names);
      case "RELABELTYPE", "COERCEVIAIO" -> of(node.nodes("arg").get(0), caller, names);
      case "SUBLINK" -> Scope.selected(node).map(inner -> of(inner, caller, names)).orElse(OPEN);
      default -> OPEN;
    };
  }

  private static Truth constant(Node node) {
    if (Constant.isNull(node)) {
      return NULL;
    }
    return Constant.bool(node).map(Truth::of).orElse(OPEN);
  }

  private static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  private static Truth combined(Node node, Caller caller, Names names) {
    List<Truth> parts = node.nodes("args").stream().map(part -> of(part, caller, names)).toList();
    return switch (node.word("boolop")) {
      case "and" -> combined(parts, FALSE, TRUE);
      case "or" -> combined(parts, TRUE, FALSE);
      default ->
          switch (parts.get(0)) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            default -> parts.get(0);
          };
    };
  }

  /** One that decides is enough; else all must be known. */
  private static Truth combined(List<Truth> parts, Truth deciding, Truth neutral) {
    if (parts.contains(deciding)) {
      return deciding;
    }
    if (parts.contains(OPEN)) {
      // Null and something unknown: for "and" no row passes either way.
      return parts.contains(NULL) && deciding == FALSE ? NULL : OPEN;
    }
    return parts.contains(NULL) ? NULL : neutral;
  }

  private static Truth compared(Node node, Caller caller, Names names) {
    List<Node> args = node.nodes("args").stream().map(Scope::bare).toList();
    if (args.stream().anyMatch(Constant::isNull)) {
      return NULL;
    }
    String operator = names.operator(node);
    if (args.size() != 2 || !(operator.equals("=") || operator.equals("<>"))) {
      return OPEN;
    }
    Optional<Boolean> equal = equal(args.get(0), args.get(1), caller, names);
    return equal.map(same -> of(same == operator.equals("="))).orElse(OPEN);
  }

  private static Optional<Boolean> equal(Node one, Node other, Caller caller, Names names) {
    if (one.is("CONST") && other.is("CONST")) {
      return Optional.of(Constant.identity(one).equals(Constant.identity(other)));
    }
    if (one.is("VAR") && other.is("VAR")) {
      return sameColumn(one, other) ? Optional.of(true) : Optional.empty();
    }
    if (isRole(other, names)) {
      return equalsRole(one, caller.roles());
    }
    return isRole(one, names) ? equalsRole(other, caller.roles()) : Optional.empty();
  }

  private static boolean sameColumn(Node one, Node other) {
    return List.of("varno", "varattno", "varlevelsup").stream()
        .allMatch(field -> one.word(field).equals(other.word(field)));
  }

  private static Optional<Boolean> equalsRole(Node constant, Set<String> roles) {
    Optional<String> text = Constant.text(constant);
    if (roles.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    if (!roles.contains(text.get())) {
      return Optional.of(false);
    }
    return roles.size() == 1 ? Optional.of(true) : Optional.empty();
  }

  private static boolean isRole(Node node, Names names) {
    Node inner = node.is("SUBLINK") ? Scope.selected(node).map(Scope::bare).orElse(node) : node;
    if (inner.is("SQLVALUEFUNCTION")) {
      return CURRENT_USER.contains(inner.number("op"));
    }
    if (inner.is("OPEXPR") && names.operator(inner).equals("->>")) {
      List<Node> args = inner.nodes("args").stream().map(Scope::bare).toList();
      Node claims = Scope.selected(args.get(0)).orElse(args.get(0));
      return names.function(claims).equals("auth.jwt")
          && Constant.text(args.get(1)).filter("role"::equals).isPresent();
    }
    return names.function(inner).equals("auth.role");
  }

  private static Truth nullTest(Node node, Caller caller, Names names) {
    List<Node> arg = node.nodes("arg");
    if (arg.isEmpty()) {
      return OPEN;
    }
    boolean asksForNull = node.number("nulltesttype") == 0;
    if (arg.get(0).is("CONST")) {
      return of(Constant.isNull(arg.get(0)) == asksForNull);
    }
    Node asked = Scope.bare(arg.get(0));
    Node inner = asked.is("SUBLINK") ? Scope.selected(asked).map(Scope::bare).orElse(asked) : asked;
    return names.function(inner).equals("auth.uid")
        ? caller.signedIn().map(signedIn -> of(signedIn != asksForNull)).orElse(OPEN)
        : OPEN;
  }
}
