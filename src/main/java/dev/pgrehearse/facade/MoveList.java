package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.Names;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All moves of a system as they stand in SQL that a person writes: rows of {@code values}, behind a
 * comment by which they are found.
 *
 * @param names old name and home of each move, as SQL writes names
 */
public record MoveList(List<List<String>> names) {

  /** The comment in front of {@code values}. */
  public static final String MARK = "-- All moves, as ./pgrehearse facade write lists them.";

  private static final int WIDTH = 100;

  private static final Pattern LIST =
      Pattern.compile("(?m)^( *)" + Pattern.quote(MARK) + "\n( *)values\n(?:.*\n)*?(?= *\\) as )");

  public MoveList {
    names = List.copyOf(names);
  }

  /**
   * The SQL with the list as it is now.
   *
   * @throws IllegalArgumentException where it has none
   */
  public String in(String sql) {
    Matcher list = LIST.matcher(sql);
    if (!list.find()) {
      throw new IllegalArgumentException(
          "it has no list of moves: the line \"%s\", then values, then the rows, then \") as\""
              .formatted(MARK));
    }
    String indent = list.group(2);
    String rows =
        names.stream().map(move -> row(move, indent + "    ")).collect(Collectors.joining(",\n"));
    return sql.substring(0, list.start())
        + list.group(1)
        + MARK
        + "\n"
        + indent
        + "values\n"
        + rows
        + "\n"
        + sql.substring(list.end());
  }

  private static String row(List<String> move, String indent) {
    List<String> literals = move.stream().map(Names::literal).toList();
    String line = indent + "(" + String.join(", ", literals) + ")";
    return line.length() < WIDTH
        ? line
        : literals.stream()
            .map(literal -> indent + "    " + literal)
            .collect(Collectors.joining(",\n", indent + "(\n", "\n" + indent + ")"));
  }
}
