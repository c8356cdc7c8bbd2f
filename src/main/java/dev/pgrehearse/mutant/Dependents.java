package dev.pgrehearse.mutant;

import java.util.List;
import java.util.Set;

/**
 * The statements of a file that cannot run without an earlier one of it: the comment on what that
 * one makes, its grants, its options. A fault that leaves something out leaves them out too, for a
 * file that does not run is no fault that anybody has to find.
 */
final class Dependents {

  private static final Set<String> BARE = Set.of("policy", "trigger", "constraint");

  private Dependents() {}

  static List<Statement> of(Statement made, List<Statement> later) {
    if (!made.kind().startsWith("create ")) {
      return List.of();
    }
    return later.stream().filter(other -> dependsOn(made, other)).toList();
  }

  private static boolean dependsOn(Statement made, Statement other) {
    if (!other.is("comment", "grant", "revoke") && !other.kind().startsWith("alter ")) {
      return false;
    }
    String what = made.kind().substring("create ".length());
    boolean onTable = BARE.contains(what);
    boolean about = other.tokens().find(0, what.split(" ")) >= 0 || other.is("grant", "revoke");
    boolean sameName = bare(other.name()).equals(bare(made.name()));
    boolean sameTable =
        !onTable || other.table().map(Dependents::bare).equals(made.table().map(Dependents::bare));
    return about && sameName && sameTable;
  }

  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
