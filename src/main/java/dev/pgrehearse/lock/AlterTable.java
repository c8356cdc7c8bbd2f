package dev.pgrehearse.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An {@code alter table}, taken apart.
 *
 * @param table as it is written
 */
record AlterTable(String table, List<Action> actions) {

  /**
   * One of the things it does.
   *
   * @param subject the column or constraint, "" where it names none
   * @param type of a column that is added or altered
   * @param text as it is written
   */
  record Action(Kind kind, String subject, String type, String text) {}

  /** What an action does; others are of no account. */
  enum Kind {
    ADD_COLUMN,
    ALTER_TYPE,
    SET_NOT_NULL,
    ADD_CONSTRAINT,
    VALIDATE,
    ATTACH,
    OTHER
  }

  AlterTable {
    actions = List.copyOf(actions);
  }

  static Optional<AlterTable> of(StatementWords words) {
    if (!words.is(0, "alter", "table")) {
      return Optional.empty();
    }
    int at = words.skip(words.skip(2, "if", "exists"), "only");
    int behind = words.behindName(at);
    String table = words.text(at, behind);
    List<Action> actions = new ArrayList<>();
    for (int[] part : words.parts(words.skip(behind, "*"))) {
      actions.add(action(words, part[0], part[1]));
    }
    return Optional.of(new AlterTable(table, actions));
  }

  Optional<Action> first(Kind kind) {
    return actions.stream().filter(action -> action.kind() == kind).findFirst();
  }

  private static Action action(StatementWords words, int from, int to) {
    String text = words.text(from, to);
    if (words.is(from, "add", "constraint")) {
      return new Action(Kind.ADD_CONSTRAINT, words.word(from + 2), "", text);
    }
    if (words.is(from, "validate", "constraint")) {
      return new Action(Kind.VALIDATE, words.word(from + 2), "", text);
    }
    if (words.is(from, "attach", "partition")) {
      return new Action(Kind.ATTACH, words.text(from + 2, words.behindName(from + 2)), "", text);
    }
    if (words.is(from, "add")) {
      return added(words, from, to, text);
    }
    if (words.is(from, "alter")) {
      return altered(words, from, to, text);
    }
    return new Action(Kind.OTHER, "", "", text);
  }

  private static Action added(StatementWords words, int from, int to, String text) {
    int at = words.skip(from + 1, "column");
    boolean isColumn = at > from + 1;
    if (!isColumn && words.lower(at).matches("check|foreign|unique|primary|exclude|not")) {
      return new Action(Kind.ADD_CONSTRAINT, "", "", text);
    }
    at = words.skip(at, "if", "not", "exists");
    int end = to;
    for (String word :
        List.of(
            "default",
            "not",
            "null",
            "check",
            "references",
            "unique",
            "primary",
            "generated",
            "constraint",
            "collate")) {
      end = Math.min(end, words.find(at + 1, to, word).orElse(end));
    }
    return new Action(Kind.ADD_COLUMN, words.word(at), words.text(at + 1, end), text);
  }

  private static Action altered(StatementWords words, int from, int to, String text) {
    int at = words.skip(from + 1, "column");
    String column = words.word(at);
    if (words.is(at + 1, "set", "not", "null")) {
      return new Action(Kind.SET_NOT_NULL, column, "", text);
    }
    int type = words.skip(at + 1, "set", "data");
    if (words.is(type, "type")) {
      int end = words.find(type, to, "using").orElse(to);
      return new Action(Kind.ALTER_TYPE, column, words.text(type + 1, end), text);
    }
    return new Action(Kind.OTHER, column, "", text);
  }
}
