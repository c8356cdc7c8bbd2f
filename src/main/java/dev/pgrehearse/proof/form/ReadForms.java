package dev.pgrehearse.proof.form;

import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Row;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TriedColumn;
import java.util.ArrayList;
import java.util.List;

/** The ways to read rows, to hold them, and to carry them in and out. */
final class ReadForms {

  private ReadForms() {}

  static List<StatementForm> all() {
    return List.of(
        StatementForm.of("select", ReadForms::select),
        StatementForm.of("select-by-each-column", ReadForms::byEachColumn),
        StatementForm.of("select-whole-row", on -> one("select t from %s as t", on)),
        StatementForm.of("select-only", on -> one("select * from only %s", on)),
        StatementForm.of("select-for-update", on -> locking(on, "for update")),
        StatementForm.of("select-for-share", on -> locking(on, "for share")),
        StatementForm.of("select-skip-locked", on -> locking(on, "for update skip locked")),
        StatementForm.of("group-by-key", ReadForms::groupByKey),
        StatementForm.of("tablesample", on -> one("select * from %s tablesample system (100)", on)),
        StatementForm.of(
            "system-columns",
            on -> one("select ctid is null, xmin is null, tableoid is null from %s", on)),
        StatementForm.of("cursor", ReadForms::cursor),
        StatementForm.of("cursor-current-of", ReadForms::currentOf),
        StatementForm.of("lock-table", ReadForms::lockTable),
        StatementForm.of("copy-in", ReadForms::copyIn),
        StatementForm.of("copy-out", ReadForms::copyOut),
        StatementForm.of("computed-field", ReadForms::computedField),
        StatementForm.of("published-name", ReadForms::publishedName),
        StatementForm.of("driver-metadata", ReadForms::driverMetadata),
        StatementForm.of("information-schema", ReadForms::informationSchema),
        StatementForm.of("serial-sequence", ReadForms::serialSequence));
  }

  private static List<Trial> one(String statement, Subject on) {
    return List.of(Trial.of("", statement.formatted(on.name())));
  }

  private static List<Trial> select(Subject on) {
    return List.of(
        Trial.of("", "select * from " + on.name()),
        Trial.of("count", "select count(*) from " + on.name()),
        Trial.of(
            "named columns",
            "select %s from %s".formatted(on.names(on.table().columns()), on.name())));
  }

  private static List<Trial> byEachColumn(Subject on) throws CannotBeTried {
    Row row = on.row();
    List<Trial> trials = new ArrayList<>();
    for (TriedColumn column : on.table().columns()) {
      trials.add(
          Trial.of(
              column.name(),
              "select %1$s from %2$s where %1$s::text = %3$s"
                  .formatted(
                      column.name(),
                      on.name(),
                      row.value(column.name()).map(Subject::quoted).orElse("null"))));
    }
    return trials;
  }

  private static List<Trial> locking(Subject on, String clause) throws CannotBeTried {
    return List.of(
        Trial.of("", "select * from %s %s %s".formatted(on.name(), on.where(on.row()), clause)));
  }

  private static List<Trial> groupByKey(Subject on) throws CannotBeTried {
    return List.of(
        Trial.of(
            "",
            "select %s, count(*) from %s group by %s"
                .formatted(
                    on.names(on.table().columns()),
                    on.name(),
                    String.join(", ", on.key().columns()))));
  }

  private static List<Trial> cursor(Subject on) throws CannotBeTried {
    return List.of(
        Trial.of(
            "",
            "declare proof_cursor scroll cursor for select * from %s %s"
                .formatted(on.name(), on.where(on.row())),
            "fetch all from proof_cursor",
            "move backward all from proof_cursor",
            "fetch next from proof_cursor"));
  }

  private static List<Trial> currentOf(Subject on) throws CannotBeTried {
    TriedColumn column = on.plain();
    String declare =
        "declare proof_cursor cursor for select * from %s %s for update"
            .formatted(on.name(), on.where(on.row()));
    return List.of(
        Trial.of(
            "update",
            declare,
            "fetch next from proof_cursor",
            "update %s set %s = %s where current of proof_cursor"
                .formatted(on.name(), column.name(), on.other(column, on.row()))));
  }

  private static List<Trial> lockTable(Subject on) {
    return List.of(
        Trial.of("share", "lock table %s in share mode".formatted(on.name())),
        Trial.of("exclusive", "lock table %s in access exclusive mode".formatted(on.name())));
  }

  private static List<Trial> copyIn(Subject on) throws CannotBeTried {
    Row row = on.fresh(0);
    List<String> values =
        on.writable().stream()
            .map(c -> row.value(c.name()).map(ReadForms::escaped).orElse("\\N"))
            .toList();
    return List.of(
        new Trial(
            "",
            List.of(
                new Step.CopyIn(
                    "copy %s (%s) from stdin".formatted(on.name(), on.names(on.writable())),
                    String.join("\t", values) + "\n")),
            false));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static List<Trial> copyOut(Subject on) {
    return List.of(
        new Trial(
            "table", List.of(new Step.CopyOut("copy %s to stdout".formatted(on.name()))), false),
        new Trial(
            "query",
            List.of(new Step.CopyOut("copy (select * from %s) to stdout".formatted(on.name()))),
            false));
  }

  private static List<Trial> computedField(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    for (String function : on.table().computed()) {
      trials.add(
          Trial.of(
              function, "select %s(t) as computed from %s as t".formatted(function, on.name())));
    }
    return InsertForms.some(trials, "no function takes a row of the table");
  }

  /** Subscribers filter by the name under which a change is told. */
  private static List<Trial> publishedName(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    for (String publication : on.table().published()) {
      trials.add(
          Trial.of(
              publication,
              """
              select
                  exists (
                      select
                      from pg_catalog.pg_publication_tables as p
                      where p.pubname = %s
                          and pg_catalog.format('%%I.%%I', p.schemaname, p.tablename) = %s
                  ) as is_told_under_this_name"""
                  .formatted(Subject.quoted(publication), Subject.quoted(on.name()))));
    }
    return InsertForms.some(trials, "the table is in no publication");
  }

  private static List<Trial> driverMetadata(Subject on) {
    return List.of(
        new Trial(
            "",
            List.of(new Step.Describe("select * from %s limit 0".formatted(on.name()))),
            false));
  }

  private static List<Trial> informationSchema(Subject on) {
    return List.of(
        Trial.of(
            "",
            """
            select column_name, data_type, is_nullable, column_default, is_identity, is_generated
            from information_schema.columns
            where pg_catalog.format('%%I.%%I', table_schema, table_name) = %s
            order by ordinal_position"""
                .formatted(Subject.quoted(on.name()))));
  }

  private static List<Trial> serialSequence(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    for (TriedColumn column : on.table().columns()) {
      if (!column.identity().isEmpty()
          || column.defaultValue().filter(d -> d.startsWith("nextval")).isPresent()) {
        trials.add(
            Trial.of(
                column.name(),
                "select pg_catalog.pg_get_serial_sequence(%s, %s) is null as is_lost"
                    .formatted(
                        Subject.quoted(on.name()),
                        Subject.quoted(column.name().replace("\"", "")))));
      }
    }
    return InsertForms.some(trials, "no column draws from a sequence of its own");
  }
}
