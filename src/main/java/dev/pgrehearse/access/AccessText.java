package dev.pgrehearse.access;

import dev.pgrehearse.access.Access.Names;
import dev.pgrehearse.access.Access.Policy;
import dev.pgrehearse.access.Access.Rows;
import dev.pgrehearse.access.Access.Term;
import dev.pgrehearse.access.Access.Unjudged;
import dev.pgrehearse.access.Access.Yes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what {@link Access#text} writes. */
final class AccessText {

  private static final String STOPPED = "(?: \\(stopped by ([0-9A-Z]{5}(?:, [0-9A-Z]{5})*)\\))?";
  private static final Pattern YES = Pattern.compile("yes" + STOPPED);
  private static final Pattern TERM =
      Pattern.compile("(some )?(own|tenant|other|shared)" + STOPPED);
  private static final Pattern COLUMNS = Pattern.compile("(.*) \\((?!stopped by )([^()]+)\\)");

  private final String text;

  AccessText(String text) {
    this.text = text.strip();
  }

  /** Empty when the text says nothing known. */
  Optional<Access> access() {
    Matcher yes = YES.matcher(text);
    if (text.equals("policy")) {
      return Optional.of(new Policy());
    }
    if (yes.matches()) {
      return Optional.of(new Yes(states(yes.group(1))));
    }
    if (text.startsWith("[") && text.endsWith("]")) {
      return Optional.of(new Names(new TreeSet<>(list(text.substring(1, text.length() - 1)))));
    }
    if (text.startsWith("unjudged: ")) {
      return Optional.of(new Unjudged(text.substring("unjudged: ".length())));
    }
    return rows();
  }

  private Optional<Access> rows() {
    Matcher withColumns = COLUMNS.matcher(text);
    List<String> columns = withColumns.matches() ? list(withColumns.group(2)) : List.of();
    String classes = withColumns.matches() ? withColumns.group(1) : text;
    if (classes.equals("all")) {
      return Optional.of(new Rows(true, Map.of(), columns));
    }
    Map<RowClass, Term> terms = new EnumMap<>(RowClass.class);
    for (String word : classes.split(" \\+ ", -1)) {
      Matcher term = TERM.matcher(word);
      if (!term.matches()) {
        return Optional.empty();
      }
      RowClass rowClass =
          Stream.of(RowClass.values())
              .filter(c -> c.word().equals(term.group(2)))
              .findFirst()
              .get();
      terms.put(rowClass, new Term(term.group(1) == null, states(term.group(3))));
    }
    return Optional.of(new Rows(false, terms, columns));
  }

  private static SortedSet<String> states(String group) {
    return new TreeSet<>(group == null ? List.of() : list(group));
  }

  private static List<String> list(String text) {
    return Stream.of(text.split(", ", -1)).filter(item -> !item.isBlank()).toList();
  }
}
