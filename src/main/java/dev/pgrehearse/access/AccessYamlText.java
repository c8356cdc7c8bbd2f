package dev.pgrehearse.access;

import dev.pgrehearse.spec.AccessFile.Accept;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes access.yaml: for people first, and the same text for the same access. */
public final class AccessYamlText {

  static final String REFUSED = "refused";

  private static final List<String> VERBS =
      List.of(
          "select",
          "insert",
          "update",
          "delete",
          "give",
          "take",
          CascadeQuestion.DELETE,
          CascadeQuestion.UPDATE,
          "reveals",
          "truncate",
          "references",
          "trigger",
          "maintain",
          "execute",
          "usage");

  private final String system;
  private final List<String> identities;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param system its name
   * @param identities in the order in which they are to stand
   */
  public AccessYamlText(String system, List<String> identities) {
    this.system = system;
    this.identities = List.copyOf(identities);
  }

  /** Of a matrix, what differs from it in each option, and what is accepted. */
  public String of(AccessMatrix main, Map<String, AccessMatrix> options, List<Accept> accepts) {
    text.append(
        """
        # Written by `./pgrehearse access %s --update`; reviewed like code. A verb that is not there is
        # refused by privilege, `policy` is refused by row level security.
        """
            .formatted(system));
    kinds(main.cells(), "");
    Map<String, List<Cell>> differing = new LinkedHashMap<>();
    options.forEach((name, matrix) -> differing.put(name, differing(matrix, main)));
    differing.values().removeIf(List::isEmpty);
    if (!differing.isEmpty()) {
      text.append("options:\n");
      differing.forEach(
          (name, cells) -> {
            text.append("  ").append(name).append(":\n");
            kinds(cells, "    ");
          });
    }
    if (!accepts.isEmpty()) {
      text.append("accepts:\n");
      accepts.forEach(
          accept ->
              text.append("  - rule: ")
                  .append(accept.rule())
                  .append("\n    on: ")
                  .append(scalar(accept.on()))
                  .append("\n    because: ")
                  .append(scalar(accept.because()))
                  .append('\n'));
    }
    return text.toString();
  }

  private static List<Cell> differing(AccessMatrix option, AccessMatrix main) {
    return option.differencesTo(main).stream()
        .map(
            d ->
                new Cell(
                    d.kind(),
                    d.object(),
                    d.identity(),
                    d.verb(),
                    d.observed().orElse(new Access.Refused())))
        .toList();
  }

  private void kinds(List<Cell> cells, String indent) {
    for (Cell.Kind kind : Cell.Kind.values()) {
      Map<String, List<Cell>> byObject = new TreeMap<>();
      cells.stream()
          .filter(cell -> cell.kind() == kind)
          .forEach(
              cell -> byObject.computeIfAbsent(cell.object(), o -> new ArrayList<>()).add(cell));
      if (!byObject.isEmpty()) {
        text.append(indent).append(kind.word()).append(":\n");
      }
      byObject.forEach(
          (object, its) -> {
            text.append(indent).append("  ").append(scalar(object)).append(":\n");
            lines(kind, its)
                .forEach(
                    (line, who) ->
                        text.append(indent)
                            .append("    ")
                            .append(String.join(", ", who))
                            .append(": ")
                            .append(line)
                            .append('\n'));
          });
    }
  }

  /** What is the same for several identities stands once. */
  private Map<String, List<String>> lines(Cell.Kind kind, List<Cell> cells) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (String identity : identities) {
      List<Cell> its =
          cells.stream()
              .filter(cell -> cell.identity().equals(identity))
              .sorted(Comparator.comparingInt(cell -> position(cell.verb())))
              .toList();
      if (!its.isEmpty()) {
        lines.computeIfAbsent(line(kind, its), line -> new ArrayList<>()).add(identity);
      }
    }
    return lines;
  }

  private static int position(String verb) {
    return VERBS.contains(verb) ? VERBS.indexOf(verb) : VERBS.size();
  }

  private static String line(Cell.Kind kind, List<Cell> cells) {
    boolean single = cells.size() == 1 && cells.get(0).verb().equals("execute");
    if (kind == Cell.Kind.FUNCTIONS && single) {
      return scalar(cells.get(0).access().text().replaceFirst("^yes", "execute"));
    }
    if (kind == Cell.Kind.SEQUENCES) {
      return cells.stream()
          .map(cell -> (isRefused(cell) ? "no " : "") + cell.verb())
          .collect(Collectors.joining(" + "));
    }
    return cells.stream()
        .map(cell -> cell.verb() + ": " + value(cell.access()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static boolean isRefused(Cell cell) {
    return cell.access() instanceof Access.Refused;
  }

  private static String value(Access access) {
    if (access instanceof Access.Names names) {
      return names.names().stream()
          .map(AccessYamlText::scalar)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return scalar(access.text());
  }

  /** Plain where YAML takes it as it is, in flow style too. */
  private static String scalar(String value) {
    return value.matches("[A-Za-z_][A-Za-z0-9_.+ ]*(\\([a-z0-9_. ]*\\))?")
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
