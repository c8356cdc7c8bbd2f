package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Collects the faults of one statement. */
final class Faults {

  /** One fault: the edits that plant it. */
  record Fault(Operator operator, Statement statement, List<Edit> edits) {
    Fault {
      edits = List.copyOf(edits);
    }
  }

  private final Statement statement;
  private final List<Statement> all;
  private final List<Fault> found = new ArrayList<>();

  /**
   * @param all the statements of its file
   */
  Faults(Statement statement, List<Statement> all) {
    this.statement = statement;
    this.all = List.copyOf(all);
  }

  List<Fault> found() {
    return List.copyOf(found);
  }

  void edit(Operator operator, Edit... edits) {
    edit(operator, Arrays.asList(edits));
  }

  void edit(Operator operator, List<Edit> edits) {
    found.add(new Fault(operator, statement, edits));
  }

  void remove(Operator operator, Span span) {
    edit(operator, Edit.remove(span));
  }

  void replace(Operator operator, Span span, String text) {
    edit(operator, Edit.replace(span, text));
  }

  void insert(Operator operator, int at, String text) {
    edit(operator, Edit.insert(at, text));
  }

  /** The edits that take out later statements of the file, which could not run. */
  List<Edit> without(Predicate<Statement> gone) {
    return all.subList(all.indexOf(statement) + 1, all.size()).stream()
        .filter(gone)
        .map(each -> Edit.remove(each.whole()))
        .toList();
  }

  /** Whether a later statement of the file is like this. */
  boolean follows(Predicate<Statement> like) {
    return !without(like).isEmpty();
  }

  /** Leaves the statement out, with what cannot be without it. */
  void drop(Operator operator) {
    List<Statement> gone = new ArrayList<>();
    gone.add(statement);
    gone.addAll(Dependents.of(statement, all.subList(all.indexOf(statement) + 1, all.size())));
    List<Edit> edits = new ArrayList<>();
    for (Statement each : gone) {
      // A file must hold something: the last statement of one becomes one that does nothing.
      boolean last = gone.size() == all.size() && edits.isEmpty();
      edits.add(Edit.replace(each.whole(), last ? "select 1;" : ""));
    }
    edit(operator, edits);
  }

  /** Takes one item out of a list, and the comma that parted it from the next. */
  void removeItem(Operator operator, List<Tokens> items, int index) {
    edit(operator, itemRemoved(items, index));
  }

  /** The edits for that. */
  static List<Edit> itemRemoved(List<Tokens> items, int index) {
    Tokens item = items.get(index);
    boolean last = index == items.size() - 1;
    if (last && index == 0) {
      return List.of(Edit.remove(item.span()));
    }
    Tokens before = last ? items.get(index - 1) : item;
    int comma = comma(before);
    return List.of(Edit.remove(item.span()), Edit.remove(new Span(comma, comma + 1)));
  }

  /** Between an item and its comma there is nothing but blanks and, seldom, a comment. */
  private static int comma(Tokens item) {
    String text = item.text();
    int at = item.span().end();
    while (at < text.length() && text.charAt(at) != ',') {
      at = text.startsWith("--", at) ? text.indexOf('\n', at) : at + 1;
    }
    return at;
  }

  /** A statement of its own right behind this one. */
  void addBehind(Operator operator, String sql) {
    Span whole = statement.whole();
    boolean ended = statement.tokens().text().charAt(whole.end() - 1) == ';';
    insert(operator, whole.end(), (ended ? "" : ";") + "\n\n" + sql + ";");
  }

  /** A statement of its own behind all others, where nothing takes it back. */
  void addAtTheEnd(Operator operator, String sql) {
    String text = statement.tokens().text();
    boolean ended = text.stripTrailing().endsWith(";");
    insert(
        operator,
        text.length(),
        (ended ? "" : ";") + (text.endsWith("\n") ? "" : "\n") + "\n" + sql + ";\n");
  }
}
