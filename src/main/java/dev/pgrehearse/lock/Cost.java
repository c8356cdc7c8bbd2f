package dev.pgrehearse.lock;

import java.util.Locale;
import java.util.Set;

/** What a statement may cost while others wait, the worst first. */
enum Cost {
  REWRITE("table-rewrite") {
    @Override
    boolean isPaidFor(RelationEffect effect, StatementWords words, boolean afterLock) {
      return effect.rewritten() && effect.stopsWrites();
    }

    @Override
    String message(RelationEffect effect) {
      return "this statement writes every row and every index anew, and meanwhile nobody %s."
          .formatted(waits(effect));
    }

    @Override
    String fix(Recipe recipe, RelationEffect effect) {
      return recipe.ofRewrite();
    }
  },
  INDEX("index-not-concurrent") {
    @Override
    boolean isPaidFor(RelationEffect effect, StatementWords words, boolean afterLock) {
      return !effect.built().isEmpty()
          && !effect.rewritten()
          && !effect.emptied()
          && effect.stopsWrites();
    }

    @Override
    String message(RelationEffect effect) {
      return "this statement builds %s over all rows, and meanwhile nobody %s."
          .formatted(String.join(", ", effect.built()), waits(effect));
    }

    @Override
    String fix(Recipe recipe, RelationEffect effect) {
      return recipe.ofIndex(false);
    }
  },
  SCAN("scan-under-lock") {
    @Override
    boolean isPaidFor(RelationEffect effect, StatementWords words, boolean afterLock) {
      return effect.scanned() > 0
          && effect.stopsWrites()
          && !effect.rewritten()
          && !effect.emptied()
          && (words.startsWith("alter") || words.startsWith("create table") || checks(words));
    }

    @Override
    String message(RelationEffect effect) {
      return "this statement reads every row to check it, and meanwhile nobody %s."
          .formatted(waits(effect));
    }

    @Override
    String fix(Recipe recipe, RelationEffect effect) {
      return recipe.ofScan();
    }
  },
  WORK("work-after-lock") {
    @Override
    boolean isPaidFor(RelationEffect effect, StatementWords words, boolean afterLock) {
      return afterLock && works(effect, words);
    }

    @Override
    String message(RelationEffect effect) {
      return """
      this statement goes over all rows, in a transaction that holds a lock since an earlier \
      statement; whoever needs that table waits until it commits."""
          .strip();
    }

    @Override
    String fix(Recipe recipe, RelationEffect effect) {
      return recipe.ofManyRows();
    }
  },
  MANY_ROWS("many-rows-at-once") {
    @Override
    boolean isPaidFor(RelationEffect effect, StatementWords words, boolean afterLock) {
      return isMass(effect, words);
    }

    @Override
    boolean needsBig() {
      return true;
    }

    @Override
    String message(RelationEffect effect) {
      return """
      this statement changes all rows at once: each stays locked to its end, all of them are written \
      a second time, and vacuum cannot clear the old ones before."""
          .strip();
    }

    @Override
    String fix(Recipe recipe, RelationEffect effect) {
      return recipe.ofManyRows();
    }
  };

  private static final Set<String> OF_ROWS =
      Set.of("update", "delete", "insert", "merge", "select", "with", "copy");

  private final String rule;

  Cost(String rule) {
    this.rule = rule;
  }

  String rule() {
    return rule;
  }

  abstract boolean isPaidFor(RelationEffect effect, StatementWords words, boolean afterLock);

  /** Behind the name and size of the table, as a sentence. */
  abstract String message(RelationEffect effect);

  abstract String fix(Recipe recipe, RelationEffect effect);

  /** Whether it is of account only where a table is known to be big. */
  boolean needsBig() {
    return false;
  }

  private static String waits(RelationEffect effect) {
    return effect.held().filter(mode -> mode == LockMode.ACCESS_EXCLUSIVE).isPresent()
        ? "reads or writes the table"
        : "writes to the table";
  }

  /** What a block does shows in what it did, but a read of its own is none that checks. */
  private static boolean checks(StatementWords words) {
    return words.startsWith("do")
        && words
            .text(0, words.size())
            .toLowerCase(Locale.ROOT)
            .matches("(?s).*\\b(set not null|add (constraint|check|foreign)|validate|attach)\\b.*");
  }

  private static boolean works(RelationEffect effect, StatementWords words) {
    boolean reads =
        OF_ROWS.contains(words.lower(0))
            && !words.normal().contains(" where ")
            && !words.normal().contains(" limit ");
    return isMass(effect, words) || (reads && effect.scanned() > 0 && effect.read() > 1);
  }

  /**
   * With few rows at hand one row may be all there are; what has no condition means all of them.
   */
  private static boolean isMass(RelationEffect effect, StatementWords words) {
    boolean unconditional =
        words.normal().matches("(update|delete) .*") && !words.normal().contains(" where ");
    boolean most = effect.scanned() > 0 && effect.changed() * 2 >= effect.read();
    return unconditional ? effect.changed() > 0 : most && effect.changed() > 1;
  }
}
