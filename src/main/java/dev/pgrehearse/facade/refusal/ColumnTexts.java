package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.routine.BodyText;
import dev.pgrehearse.facade.routine.Routine;
import dev.pgrehearse.facade.routine.Routines;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Functions that know the columns of the table's rows by name or number, where these are others
 * after the move: rows that a trigger or a caller gives them, and rows that they give back.
 */
final class ColumnTexts {

  private record Given(String kind, long oid, String name) {}

  private final Move move;
  private final Table table;
  private final Names names;
  private final Routines routines;
  private final List<Given> given;
  private final String facade;

  ColumnTexts(LiveCatalog catalog, Move move, Table table, Names names, Routines routines)
      throws SQLException {
    this.move = move;
    this.table = table;
    this.names = names;
    this.routines = routines;
    this.facade = move.from().quoted(names);
    this.given =
        catalog.rows(
            "given_rows",
            row -> new Given(row.getString("kind"), row.getLong("oid"), row.getString("name")),
            table.oid());
  }

  List<Finding> refusals() {
    List<Finding> found = new ArrayList<>();
    of("trigger").forEach(one -> renamed(one).ifPresent(found::add));
    // Where only clients see less, such a function is given the table itself.
    if (!sameRows() && !move.sameColumnsInTable()) {
      List<Long> naming = routines.naming(move.from()).keySet().stream().map(Routine::oid).toList();
      of("result")
          .filter(one -> naming.contains(one.oid()))
          .map(this::reshaped)
          .forEach(found::add);
    }
    return List.copyOf(found);
  }

  /** A row has the new names at once, and a function's text the old ones. */
  private Optional<Finding> renamed(Given one) {
    RowFields fields = new RowFields(routines.of(one.oid()).map(Routine::body).orElse(""));
    TreeSet<String> columns = new TreeSet<>();
    TreeSet<String> said = new TreeSet<>();
    for (String column : move.renames().keySet()) {
      for (String variable : fields.of(List.of("new", "old"), column)) {
        columns.add(column);
        said.add(variable + "." + names.quoted(column));
      }
    }
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "facade-renamed-in-trigger",
                "",
                Location.NONE,
                """
                %s is run by a trigger of %s and says %s, which the row has under another name after \
                the move: the writes that fire it would fail (42703)"""
                    .formatted(one.name(), facade, String.join(", ", said)),
                """
                move it without renaming %s; rename the column later, in a changeset that writes the \
                function anew, and reissue the facade"""
                    .formatted(names.list(List.copyOf(columns)))));
  }

  private Finding reshaped(Given one) {
    return Finding.error(
        "facade-row-type-shape",
        "",
        Location.NONE,
        """
        %s gives rows of %s and names the table in its text: through the facade it would find other \
        columns than these rows have (42P13, 42804)"""
            .formatted(one.name(), facade),
        """
        have it return table (…) with the columns that its callers need, in a changeset before this \
        one""");
  }

  /** Whether the facade has a column for each of the table's, at its place. */
  private boolean sameRows() {
    List<String> stored =
        Stream.concat(
                table.columns().stream()
                    .map(Column::name)
                    .filter(name -> !move.shape().dropped().containsKey(name)),
                move.shape().added().keySet().stream())
            .toList();
    return Shown.of(move, table).stream().map(Shown::name).toList().equals(stored);
  }

  List<Finding> notices() {
    List<Finding> found = new ArrayList<>();
    TreeSet<String> said = new TreeSet<>();
    TreeSet<String> users = new TreeSet<>();
    Stream.concat(of("trigger"), of("argument"))
        .forEach(
            one -> {
              BodyText text = new BodyText(routines.of(one.oid()).map(Routine::body).orElse(""));
              List<String> columns = move.renames().keySet().stream().filter(text::says).toList();
              if (!columns.isEmpty()) {
                said.addAll(columns);
                users.add(one.name());
              }
            });
    if (!users.isEmpty()) {
      found.add(
          Finding.warning(
              "facade-column-text",
              "",
              Location.NONE,
              """
              %s: the text names %s, which the rows of %s that it is given have as %s after the \
              move"""
                  .formatted(
                      String.join(", ", users),
                      or(said.stream()),
                      facade,
                      or(said.stream().map(move::columnAfter))),
              "read it; where it means these columns, write it anew in the changeset of the move"));
    }
    List<String> giving = of("result").map(Given::name).toList();
    if (!giving.isEmpty() && !move.renames().isEmpty()) {
      found.add(
          Finding.warning(
              "facade-row-type-result",
              "",
              Location.NONE,
              "%s: %s: gives rows of the table, and whoever calls it meets the new names of columns: %s"
                  .formatted(
                      facade,
                      String.join(", ", giving),
                      names.list(List.copyOf(new TreeSet<>(move.renames().values())))),
              "have it return table (…) with the old names, if clients call it"));
    }
    return List.copyOf(found);
  }

  private String or(Stream<String> columns) {
    return String.join(" or ", columns.map(names::quoted).toList());
  }

  private Stream<Given> of(String kind) {
    return given.stream().filter(one -> one.kind().equals(kind));
  }
}
