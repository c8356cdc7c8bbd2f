package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of a create view, materialized or not. */
final class View {

  private static final Set<String> COMBINES = Set.of("union", "intersect", "except");

  private final Statement statement;
  private final Tokens tokens;
  private final int as;

  View(Statement statement) {
    this.statement = statement;
    this.tokens = statement.tokens();
    this.as = tokens.find(tokens.afterName(statement.nameAt()), "as");
  }

  /** The names in parentheses behind the view's own, where there are any. */
  List<Tokens> names() {
    int open = tokens.afterName(statement.nameAt());
    return tokens.at(open, "(") ? tokens.inside(open).items() : List.of();
  }

  /** The {@code with (…)} before {@code as}. */
  Optional<Span> optionsClause() {
    int with = with();
    return with < 0 ? Optional.empty() : Optional.of(tokens.span(with, tokens.next(with + 1)));
  }

  List<Tokens> options() {
    int with = with();
    return with < 0 ? List.of() : tokens.inside(with + 1).items();
  }

  private int with() {
    int with = tokens.part(0, Math.max(as, 0)).find(0, "with");
    return with > 0 && tokens.at(with + 1, "(") ? with : -1;
  }

  /** What it is made of, without a check option or {@code with no data}. */
  Tokens query() {
    int end = checkAt() < 0 ? tokens.size() : checkAt();
    for (int with :
        new int[] {
          tokens.find(Math.max(as, 0), "with", "no", "data"),
          tokens.find(Math.max(as, 0), "with", "data")
        }) {
      end = with < 0 ? end : Math.min(end, with);
    }
    return as < 0 ? tokens.part(0, 0) : tokens.part(as + 1, end);
  }

  private int checkAt() {
    for (int with = tokens.find(Math.max(as, 0), "with");
        with >= 0;
        with = tokens.find(with + 1, "with")) {
      if (tokens.at(with + 1, "check", "option")
          || tokens.at(with + 1, "local", "check")
          || tokens.at(with + 1, "cascaded", "check")) {
        return with;
      }
    }
    return -1;
  }

  Optional<Span> checkOption() {
    return checkAt() < 0 ? Optional.empty() : Optional.of(tokens.from(checkAt()).span());
  }

  /** Its output columns, of the first query where several are combined. */
  List<Tokens> columns() {
    Tokens query = query();
    int select = query.find(0, "select");
    int start = query.at(select + 1, "all") ? select + 2 : select + 1;
    int from = Clauses.end(query, start);
    boolean distinct = query.at(start, "distinct");
    return select < 0 || from <= start || distinct ? List.of() : query.part(start, from).items();
  }

  boolean combines() {
    Tokens query = query();
    return COMBINES.stream().anyMatch(query::has) || query.find(0, "select") != 0;
  }

  /** Whether it shows rows of one table as they are: what Postgres can write through, too. */
  boolean facade() {
    Tokens query = query();
    int from = query.find(0, "from");
    return from >= 0
        && !combines()
        && !statement.is("create materialized view")
        && !query.has("join")
        && !query.has("group")
        && !query.at(from + 1, "(")
        && columns().stream().anyMatch(View::plain)
        && query.part(from + 1, Clauses.end(query, from + 1)).items().size() == 1;
  }

  /** Whether a column is shown as it is, under whatever name. */
  static boolean plain(Tokens column) {
    int behind = column.afterName(0);
    return behind == column.size() || column.at(behind, "as");
  }

  /** The top-level {@code where} of a query that combines none; the rest of it up to its end. */
  Optional<Tokens> where() {
    Tokens query = query();
    int where = combines() ? -1 : query.find(0, "where");
    return where < 0
        ? Optional.empty()
        : Optional.of(query.part(where, Clauses.end(query, where + 1)));
  }

  /** Behind the last source of rows, where a {@code where} can be put. */
  Optional<Integer> behindSources() {
    Tokens query = query();
    int from = query.find(0, "from");
    if (combines() || from < 0) {
      return Optional.empty();
    }
    List<String> ends =
        List.of("where", "group", "having", "order", "limit", "offset", "window", "for", "fetch");
    int end = query.size();
    for (String word : ends) {
      int at = query.find(from, word);
      end = at < 0 ? end : Math.min(end, at);
    }
    return Optional.of(query.end(end - 1));
  }

  /** The joins of its query and of its subqueries. */
  List<Tokens> joins() {
    Tokens query = query();
    List<Tokens> joins = new ArrayList<>();
    for (int i = 0; i < query.size(); i++) {
      if (query.at(i, "join")) {
        int start = i;
        while (query.at(start - 1, "left")
            || query.at(start - 1, "inner")
            || query.at(start - 1, "outer")
            || query.at(start - 1, "right")
            || query.at(start - 1, "full")
            || query.at(start - 1, "cross")
            || query.at(start - 1, "natural")) {
          start--;
        }
        joins.add(query.part(start, i + 1));
      }
    }
    return joins;
  }
}
