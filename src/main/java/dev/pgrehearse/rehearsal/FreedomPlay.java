package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.SystemSpec;
import dev.pgrehearse.spec.SystemSpec.AgreedLoss;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes rows that a changeset permits and that were refused before it, as users will, and rolls it
 * back. A rollback that stops by raising an error of its own has thought of them.
 */
final class FreedomPlay {

  /** Makes a copy of the database as the changeset left it. */
  @FunctionalInterface
  interface Copies {
    Stage next() throws SQLException;
  }

  /** What a rollback raises by itself, with the usual code or one of its author's making. */
  private static final Pattern RAISED = Pattern.compile("P0001|(?!F0|HV|P0|XX)[A-Z].*");

  private final Copies copies;
  private final Changeset changeset;
  private final SystemSpec spec;
  private final List<Freedom> unused = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Object> observed = new ArrayList<>();
  private long rowsWritten;

  FreedomPlay(Copies copies, Changeset changeset, SystemSpec spec) {
    this.copies = copies;
    this.changeset = changeset;
    this.spec = spec;
  }

  /** All at once; only where the rollback fails then, one by one. */
  void play(List<Freedom> freedoms) throws SQLException {
    List<Freedom> used = new ArrayList<>();
    Optional<ChangesetFailed> failure = Optional.empty();
    try (Stage copy = copies.next()) {
      used.addAll(write(freedoms, copy));
      rowsWritten = used.size();
      if (!used.isEmpty()) {
        failure = rollBack(used, copy);
      }
    }
    freedoms.stream().filter(freedom -> !used.contains(freedom)).forEach(unused::add);
    if (failure.isPresent()) {
      List<String> guilty = used.size() == 1 ? List.of(used.get(0).sentence()) : guilty(used);
      findings.add(Findings.freedomRollbackFailed(changeset, failure.get(), guilty));
    }
  }

  private List<Freedom> write(List<Freedom> freedoms, Stage copy) throws SQLException {
    List<Freedom> used = new ArrayList<>();
    try (Connection connection = copy.database().connectAsSuperuser()) {
      connection.setAutoCommit(false);
      List<RowTemplate> templates = RowTemplate.all(connection);
      OwnersInsert insert = new OwnersInsert(connection);
      for (Freedom freedom : freedoms) {
        for (RowTemplate template : templates) {
          if (template.table().equals(freedom.table())
              && write(freedom, template, used.size(), insert)) {
            used.add(freedom);
          }
        }
      }
      connection.commit();
    }
    return used;
  }

  private static boolean write(
      Freedom freedom, RowTemplate template, int earlier, OwnersInsert insert) throws SQLException {
    for (Freedom.Candidate candidate : freedom.candidates()) {
      int written = 0;
      while (written < candidate.times()
          && writes(candidate, template, 2 * earlier + written + 1, insert)) {
        written++;
      }
      if (written == candidate.times()) {
        return true;
      }
    }
    return false;
  }

  private static boolean writes(
      Freedom.Candidate candidate, RowTemplate template, int serial, OwnersInsert insert)
      throws SQLException {
    for (String statement : template.inserts(candidate.values(), serial)) {
      if (insert.returnsTrue(statement + " returning " + candidate.such(), template.owner())) {
        return true;
      }
    }
    return false;
  }

  /** Returns why it failed, unless that is agreed. */
  private Optional<ChangesetFailed> rollBack(List<Freedom> used, Stage copy) throws SQLException {
    List<Long> before = kept(used, copy);
    try {
      copy.rollBack(changeset);
    } catch (ChangesetFailed e) {
      List<Object> agreed =
          spec.refusals().stream()
              .filter(refusal -> refusal.changeset().equals(changeset.id()))
              .filter(refusal -> refusal.sqlState().equals(e.sqlState()))
              .map(Object.class::cast)
              .toList();
      observed.addAll(agreed);
      return agreed.isEmpty() && !RAISED.matcher(e.sqlState()).matches()
          ? Optional.of(e)
          : Optional.empty();
    }
    List<Long> after = kept(used, copy);
    List<Freedom> changed = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      if (after.get(i) >= 0 && after.get(i) < before.get(i)) {
        changed.add(used.get(i));
      }
    }
    tell(changed.stream().filter(freedom -> !isAgreed(freedom)).toList());
    return Optional.empty();
  }

  /** A value that is rounded is nearly there; of one that is cut or replaced something is gone. */
  private void tell(List<Freedom> changed) {
    for (boolean rounds : new boolean[] {false, true}) {
      List<String> rows =
          changed.stream()
              .filter(freedom -> freedom.kept().orElseThrow().rounds() == rounds)
              .map(Freedom::sentence)
              .toList();
      if (!rows.isEmpty()) {
        findings.add(Findings.freedomValuesChanged(changeset, rows, rounds));
      }
    }
  }

  /** A loss of rows that the spec declares is one of values, too. */
  private boolean isAgreed(Freedom freedom) {
    List<AgreedLoss> covering =
        spec.losses().stream()
            .filter(loss -> loss.changeset().equals(changeset.id()))
            .filter(loss -> loss.relation().equals(freedom.table()))
            .toList();
    observed.addAll(covering);
    return !covering.isEmpty();
  }

  /** How many rows have the value that was written, -1 where that cannot be told. */
  private static List<Long> kept(List<Freedom> used, Stage copy) throws SQLException {
    List<Long> counts = new ArrayList<>();
    try (Connection connection = copy.database().connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (Freedom freedom : used) {
        counts.add(
            freedom
                .kept()
                .map(kept -> count(statement, kept.countIn(freedom.table())))
                .orElse(-1L));
      }
    }
    return counts;
  }

  private static long count(Statement statement, String query) {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      return -1;
    }
  }

  private List<String> guilty(List<Freedom> used) throws SQLException {
    List<String> guilty = new ArrayList<>();
    for (Freedom freedom : used) {
      try (Stage copy = copies.next()) {
        write(List.of(freedom), copy);
        if (rollBack(List.of(freedom), copy).isPresent()) {
          guilty.add(freedom.sentence());
        }
      }
    }
    return guilty.isEmpty() ? used.stream().map(Freedom::sentence).toList() : guilty;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Those for which the table took no row. */
  List<Freedom> unused() {
    return List.copyOf(unused);
  }

  /** The agreed refusals that did happen. */
  List<Object> observed() {
    return List.copyOf(observed);
  }

  long rowsWritten() {
    return rowsWritten;
  }
}
