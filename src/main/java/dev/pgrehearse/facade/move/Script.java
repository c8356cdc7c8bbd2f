package dev.pgrehearse.facade.move;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A change and its way back, written side by side: what is done last is undone first. Text that can
 * only be restored when everything is back comes at the very end of the rollback.
 */
public final class Script {
  private static final String LOCK_TIMEOUT = "set local lock_timeout = '2s';";

  private final List<String> forward = new ArrayList<>();
  private final List<String> backward = new ArrayList<>();
  private final List<String> restored = new ArrayList<>();
  private final List<String> beforeTheWayBack = new ArrayList<>();

  public boolean isEmpty() {
    return forward.isEmpty();
  }

  /** A statement that needs no way back, because what it is about goes away. */
  public void add(String statement) {
    forward.add(statement);
  }

  public void add(String statement, String undo) {
    forward.add(statement);
    backward.add(undo);
  }

  public void addRestoredAtTheEnd(String statement, String undo) {
    forward.add(statement);
    restored.add(undo);
  }

  /** Comes first on the way back; it limits its waiting itself. */
  public void addBeforeTheWayBack(String statement) {
    beforeTheWayBack.add(statement);
  }

  /** The statements alone, for what needs no lock of a relation. */
  public String statements(String why) {
    return why + String.join("\n\n", forward) + "\n";
  }

  /** Likewise, of the way back. */
  public String undoing(String why) {
    List<String> statements = new ArrayList<>(backward);
    Collections.reverse(statements);
    return why + String.join("\n\n", statements) + "\n";
  }

  public String forward(String why) {
    return text(why, List.of(), forward);
  }

  public String rollback(String why) {
    List<String> statements = new ArrayList<>(backward);
    Collections.reverse(statements);
    List<String> last = new ArrayList<>(restored);
    Collections.reverse(last);
    statements.addAll(last);
    return text(why, beforeTheWayBack, statements);
  }

  private static String text(String why, List<String> first, List<String> statements) {
    String before =
        first.isEmpty() ? LOCK_TIMEOUT : "\n" + String.join("\n\n", first) + "\n\n" + LOCK_TIMEOUT;
    return "-- " + why + "\n" + before + "\n\n" + String.join("\n\n", statements) + "\n";
  }
}
