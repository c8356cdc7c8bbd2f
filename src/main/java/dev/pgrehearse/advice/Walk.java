package dev.pgrehearse.advice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Goes through one expression and notes what it calls, reads, compares and says. */
final class Walk {

  private static final int OF_ANY = 2;
  private static final int NO_COLUMN = 0;

  private final Source source;
  private final Names names;
  private final Facts facts;
  private final Deque<Node> queries = new ArrayDeque<>();
  private int once;

  Walk(Source source, Names names, Facts facts) {
    this.source = source;
    this.names = names;
    this.facts = facts;
  }

  void over(List<Node> top) {
    if (source.kind().equals("policy") && top.size() == 1) {
      truth(top.get(0));
      nullOwners(top.get(0));
    }
    top.forEach(this::visit);
  }

  /** What it comes to for everybody; if that depends on who asks, for which of them it is true. */
  private void truth(Node clause) {
    Caller caller = Caller.among(source.roles(), names.anonymous());
    Truth truth = comesTo(clause, caller);
    if (truth != Truth.OPEN) {
      facts.truth(source, truth == Truth.TRUE ? "true" : "not true");
      return;
    }
    if (caller.signedIn().isPresent()) {
      return;
    }
    if (comesTo(clause, caller.asVisitor(names.anonymous())) == Truth.TRUE) {
      facts.truth(source, "true for visitors");
    }
    if (comesTo(clause, caller.asUser(names.anonymous())) == Truth.TRUE) {
      facts.truth(source, "true for users");
    }
  }

  /** Where the roles do not decide it, what is null for who has no user behind him may. */
  private Truth comesTo(Node clause, Caller caller) {
    Truth truth = Truth.of(clause, caller, names);
    boolean isTrue =
        truth == Truth.OPEN
            && new Supposed(NO_COLUMN, new Claims(caller, names).known(), names)
                .of(clause)
                .equals(Known.TRUE);
    return isTrue ? Truth.TRUE : truth;
  }

  /** Rows that belong to nobody, and whose they are then. */
  private void nullOwners(Node clause) {
    NullOwner owners =
        new NullOwner(clause, Caller.among(source.roles(), names.anonymous()), names);
    for (int column : owners.columns()) {
      owners.of(column).ifPresent(whom -> facts.nullOwner(source, column, whom.word()));
    }
  }

  private void visit(Node node) {
    switch (node.type()) {
      case "QUERY" -> {
        queries.push(node);
        node.children().forEach(this::visit);
        queries.pop();
      }
      case "SUBLINK" -> subLink(node);
      case "RANGETBLENTRY" -> table(node);
      default -> {
        switch (node.type()) {
          case "FUNCEXPR" -> call(node);
          case "OPEXPR", "SCALARARRAYOPEXPR" -> comparison(node);
          case "CONST" -> Constant.text(node).ifPresent(text -> facts.literal(source, text));
          default -> {}
        }
        node.children().forEach(this::visit);
      }
    }
  }

  private void subLink(Node node) {
    Optional<Node> query = node.nodes("subselect").stream().findFirst();
    if (node.number("subLinkType") == OF_ANY) {
      node.nodes("testexpr").stream()
          .flatMap(Node::all)
          .filter(part -> part.is("OPEXPR"))
          .flatMap(part -> part.nodes("args").stream())
          .map(Scope::bare)
          .filter(part -> part.is("VAR"))
          .forEach(column -> compared(column, "select", 0));
    }
    boolean isOnce = query.filter(Scope::isOnce).isPresent();
    once += isOnce ? 1 : 0;
    node.nodes("subselect").forEach(this::visit);
    once -= isOnce ? 1 : 0;
    node.nodes("testexpr").forEach(this::visit);
  }

  /** A function that stands in from is called once, unless it takes something of an outer row. */
  private void table(Node node) {
    if (node.number("rtekind") == 0 && node.oid("relid") != 0) {
      facts.read(source, node.oid("relid"));
    }
    boolean isOnce =
        !node.nodes("functions").isEmpty()
            && node.nodes("functions").stream()
                .noneMatch(function -> Scope.readsOuterRow(function, -1));
    once += isOnce ? 1 : 0;
    node.children().forEach(this::visit);
    once -= isOnce ? 1 : 0;
  }

  private void call(Node node) {
    if (names.isUnimportant(node)) {
      return;
    }
    List<Node> args = node.nodes("args");
    boolean ofRow = args.stream().flatMap(Node::all).anyMatch(part -> part.is("VAR"));
    String setting = args.isEmpty() ? "" : Constant.text(Scope.bare(args.get(0))).orElse("");
    facts.call(source, node.oid("funcid"), once > 0, ofRow, setting);
  }

  private void comparison(Node node) {
    List<Node> args = node.nodes("args").stream().map(Scope::bare).toList();
    if (args.size() != 2) {
      return;
    }
    for (int side = 0; side < 2; side++) {
      Node column = args.get(side);
      Node other = args.get(1 - side);
      if (!column.is("VAR")) {
        continue;
      }
      if (other.is("VAR")) {
        compared(column, "column", 0);
      }
      if (other.all().anyMatch(part -> part.is("QUERY") && Scope.hasFrom(part))) {
        compared(column, "select", 0);
        continue;
      }
      if (other.all().anyMatch(part -> part.is("SQLVALUEFUNCTION") && Scope.isRole(part))) {
        compared(column, "role", 0);
      }
      other
          .all()
          .filter(part -> part.is("FUNCEXPR"))
          .forEach(call -> compared(column, "call", call.oid("funcid")));
    }
  }

  private void compared(Node column, String kind, long function) {
    int level = column.number("varlevelsup");
    if (level > queries.size()) {
      return;
    }
    if (level == queries.size()) {
      facts.compare(source, 0, column.number("varattno"), kind, function);
      return;
    }
    List<Node> tables = queries.stream().skip(level).findFirst().get().nodes("rtable");
    int number = column.number("varno");
    if (number >= 1 && number <= tables.size() && tables.get(number - 1).oid("relid") != 0) {
      facts.compare(
          source, tables.get(number - 1).oid("relid"), column.number("varattno"), kind, function);
    }
  }
}
