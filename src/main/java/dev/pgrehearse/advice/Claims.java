package dev.pgrehearse.advice;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an expression asks of the caller: {@code auth.uid()}, a claim, a setting, a function of the
 * user's that takes nothing of the row.
 */
final class Claims {

  private static final String USER = "auth.uid";
  private static final Set<String> TOKEN = Set.of("auth.jwt", "pg_catalog.current_setting");
  private static final String SETTING = "pg_catalog.current_setting";

  private final Caller caller;
  private final Names names;

  Claims(Caller caller, Names names) {
    this.caller = caller;
    this.names = names;
  }

  /** By which each that stands in it is known. */
  Stream<String> in(Node node) {
    return node.all().map(this::name).flatMap(Optional::stream);
  }

  /** Nothing is supposed but what the policy itself says of who asks. */
  Function<Node, Optional<Known>> known() {
    return node ->
        name(node)
            .map(
                claim ->
                    claim.equals(USER)
                        ? caller.signedIn().map(Claims::user).orElse(open(claim))
                        : open(claim));
  }

  private static Known user(boolean signedIn) {
    return signedIn ? new Known(Known.Kind.THERE, USER) : Known.NULL;
  }

  private static Known open(String claim) {
    return new Known(Known.Kind.OPEN, claim);
  }

  /** Some of them are not there. */
  Function<Node, Optional<Known>> missing(Set<String> some) {
    return supposing(some, Known.NULL);
  }

  /** A setting that was set for a transaction is empty behind it. */
  Function<Node, Optional<Known>> empty(Set<String> some) {
    Known empty = new Known(Known.Kind.THERE, "'");
    return node ->
        names.function(node).equals(SETTING)
            ? name(node).filter(some::contains).map(claim -> empty).or(() -> known().apply(node))
            : supposing(some, Known.NULL).apply(node);
  }

  private Function<Node, Optional<Known>> supposing(Set<String> some, Known value) {
    return node -> {
      Optional<String> claim = name(node);
      boolean isKnown = claim.filter(USER::equals).isPresent() && caller.signedIn().isPresent();
      return claim.filter(some::contains).isPresent() && !isKnown && !raises(node)
          ? Optional.of(value)
          : known().apply(node);
    };
  }

  /** A setting that is not there is an error unless it says that it may be missing. */
  private boolean raises(Node node) {
    return names.function(node).equals(SETTING) && node.nodes("args").size() == 1;
  }

  /** Whether whoever is signed in has all of them. */
  boolean isOfUsersOnly(Set<String> some) {
    return some.stream().allMatch(USER::equals);
  }

  private Optional<String> name(Node node) {
    if (isOfToken(node, "sub")) {
      return Optional.of(USER);
    }
    if (isOfToken(node, "role") || !node.is("FUNCEXPR")) {
      return Optional.empty();
    }
    String function = names.function(node);
    if (function.equals("auth.role")) {
      return Optional.empty();
    }
    if (TOKEN.contains(function)) {
      String of =
          node.nodes("args").stream()
              .findFirst()
              .map(Scope::bare)
              .flatMap(Constant::text)
              .orElse("");
      return Optional.of(function + " " + of);
    }
    if (!function.isEmpty()) {
      return Optional.of(function);
    }
    return names.isUnimportant(node)
            || node.nodes("args").stream().flatMap(Node::all).anyMatch(part -> part.is("VAR"))
        ? Optional.empty()
        : Optional.of("function " + node.oid("funcid"));
  }

  /** {@code auth.jwt() ->> 'sub'}. */
  private boolean isOfToken(Node node, String key) {
    return node.is("OPEXPR")
        && names.operator(node).equals("->>")
        && Constant.text(Scope.bare(node.nodes("args").get(1))).filter(key::equals).isPresent()
        && node.nodes("args").get(0).all().anyMatch(part -> TOKEN.contains(names.function(part)));
  }
}
