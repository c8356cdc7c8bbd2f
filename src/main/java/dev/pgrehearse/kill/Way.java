package dev.pgrehearse.kill;

import dev.pgrehearse.kill.KillPoint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Follows what Liquibase has executed for one changeset, and knows what is the changeset's own. */
final class Way {

  private static final Pattern LOCK =
      pattern("UPDATE \\S*databasechangeloglock SET LOCKED = TRUE\\b.*");
  private static final Pattern UNLOCK =
      pattern("UPDATE \\S*databasechangeloglock SET LOCKED = FALSE\\b.*");
  private static final Pattern HISTORY =
      pattern("(INSERT INTO|DELETE FROM|UPDATE) \\S*databasechangelog\\b.*");

  /** Behind what its file says to readers. */
  private static final Pattern CONCURRENTLY =
      pattern(
          "(?:\\s++|--[^\n]*+\n|/\\*.*?\\*/)*+(create\\s+(unique\\s+)?|drop\\s+|re)index\\s+concurrently\\b.*");

  /** What Liquibase and the driver say by themselves, in their spelling. */
  private static final Pattern BOOKKEEPING =
      Pattern.compile(
          "(BEGIN|COMMIT|ROLLBACK|SHOW SEARCH_PATH|SHOW TRANSACTION ISOLATION LEVEL"
              + "|SET SEARCH_PATH TO .*|SET application_name = .*"
              + "|SELECT .* AS \"TABLE_(CAT|SCHEM)\".*"
              + "|SELECT \\* FROM \\(SELECT current_database\\(\\) AS current_database.*"
              + "|select setting from pg_settings where name = 'edb_redwood_date'"
              + "|.*\\bdatabasechangelog(lock)?\\b.*|)",
          Pattern.DOTALL);

  private final int before;
  private int earlier;
  private boolean locking;
  private boolean locked;
  private boolean logged;
  private int own;
  private boolean open;
  private boolean committed;
  private boolean unlocking;
  private boolean ownNow;
  private final List<Integer> concurrent = new ArrayList<>();

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /**
   * @param before how many history rows of other changesets are written before its own statements
   */
  private Way(int before) {
    this.before = before;
  }

  /**
   * Of a deployment that was let through.
   *
   * @param inCompany whether others may have been run before the changeset that was meant
   */
  static Way of(List<String> statements, boolean inCompany) {
    int rows = (int) statements.stream().filter(HISTORY.asMatchPredicate()).count();
    Way way = new Way(inCompany ? Math.max(0, rows - 1) : 0);
    statements.forEach(way::next);
    return way;
  }

  /** To follow another deployment of the same. */
  Way fromTheStart() {
    return new Way(before);
  }

  /** The next statement is about to be executed. */
  void next(String statement) {
    ownNow = false;
    boolean commit = statement.equals("COMMIT");
    open = statement.equals("BEGIN") || (open && !commit && !statement.equals("ROLLBACK"));
    if (!locked) {
      locking |= LOCK.matcher(statement).matches();
      locked = locking && commit;
    } else if (earlier < before) {
      earlier += HISTORY.matcher(statement).matches() ? 1 : 0;
    } else if (UNLOCK.matcher(statement).matches()) {
      unlocking = true;
    } else if (!logged && !BOOKKEEPING.matcher(statement).matches()) {
      own++;
      ownNow = true;
      committed = !open;
      if (CONCURRENTLY.matcher(statement).matches()) {
        concurrent.add(own);
      }
    } else if (HISTORY.matcher(statement).matches()) {
      logged = true;
    }
    if (commit) {
      committed = true;
    }
  }

  /** Whether the statement that is about to be executed is where to be killed. */
  boolean isAt(KillPoint point, String statement) {
    boolean wasCommitted = committed;
    next(statement);
    return switch (point.kind()) {
      case BEFORE_STATEMENT, DURING_STATEMENT -> ownNow && own == point.statement();
      case AFTER_STATEMENTS -> !ownNow && locked && own == point.of();
      case BEFORE_HISTORY ->
          locked && own == point.of() && !ownNow && (own == 0 ? logged : wasCommitted || logged);
      case BEFORE_UNLOCK -> unlocking;
    };
  }

  /**
   * Where to kill it.
   *
   * @param atomic whether its statements are one transaction: one place between them is then like
   *     the other
   */
  List<KillPoint> points(boolean atomic) {
    List<KillPoint> points = new ArrayList<>();
    for (int i = 1; i <= own; i++) {
      if (!atomic || i == 1 || i == 1 + own / 2) {
        points.add(new KillPoint(Kind.BEFORE_STATEMENT, i, own));
      }
      if (concurrent.contains(i)) {
        points.add(new KillPoint(Kind.DURING_STATEMENT, i, own));
      }
    }
    if (own > 0 && atomic) {
      points.add(new KillPoint(Kind.AFTER_STATEMENTS, own, own));
    }
    if (logged) {
      points.add(new KillPoint(Kind.BEFORE_HISTORY, own, own));
    }
    if (unlocking) {
      points.add(new KillPoint(Kind.BEFORE_UNLOCK, own, own));
    }
    return points;
  }
}
