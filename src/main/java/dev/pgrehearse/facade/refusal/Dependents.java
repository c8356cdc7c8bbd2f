package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Companion;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What hangs on the table and follows it, and what does not follow and must be looked at. */
final class Dependents {
  private final Move move;
  private final Table table;
  private final String facade;
  private final String home;
  private final Map<String, List<String>> things = new TreeMap<>();
  private final List<Finding> found = new ArrayList<>();

  Dependents(Move move, Table table, Names names, LiveCatalog catalog) throws SQLException {
    this.move = move;
    this.table = table;
    this.facade = move.from().quoted(names);
    this.home = move.to().quoted(names);
    catalog
        .rows("touched", row -> List.of(row.getString("kind"), row.getString("name")), table.oid())
        .forEach(
            row -> things.computeIfAbsent(row.get(0), kind -> new ArrayList<>()).add(row.get(1)));
    things.put(
        "sequence",
        table.companions().stream().filter(Companion::isSequence).map(Companion::name).toList());
    things.put(
        "required column",
        table.columns().stream().filter(Column::required).map(Column::name).toList());
    things.computeIfPresent("part", (kind, parts) -> shortened(parts));
    privileges();
  }

  /** A table may have thousands. */
  private static List<String> shortened(List<String> parts) {
    return parts.size() <= 4
        ? parts
        : List.of(
            parts.get(0), parts.get(1), parts.get(2), "and %d more".formatted(parts.size() - 3));
  }

  private void privileges() {
    TreeSet<String> left = new TreeSet<>();
    table.grants().stream()
        .filter(grant -> !grant.owner() && !grant.ofAView())
        .forEach(grant -> left.add(grant.grantee() + " " + grant.privilege()));
    things.put("privilege", List.copyOf(left));
  }

  List<Finding> notices() {
    follows();
    stops();
    if (move.triggers()) {
      say(
          Severity.WARNING,
          "facade-on-conflict",
          "insert … on conflict (…) fails on %s with 42P10: a view with triggers has no constraint"
              .formatted(facade),
          "leave --triggers out where clients upsert");
      if (table.rowSecurity()) {
        say(
            Severity.WARNING,
            "facade-reads-back",
            """
            %s has row level security, and the triggers read back what they write: whoever writes a \
            row that no policy lets him see is refused (42501), where the table took it without \
            returning"""
                .formatted(facade),
            "leave --triggers out where clients write what they may not read");
      }
      about(
          Severity.WARNING,
          "column trigger",
          "facade-column-triggers",
          "%s: the facade's trigger writes every column, so a trigger of some columns always fires",
          "compare old and new in them, or leave --triggers out");
    }
    return List.copyOf(found);
  }

  private void follows() {
    about(
        Severity.INFO,
        "view",
        "facade-dependent-view",
        "%s: these views follow the table, for they know it by its number and not by its name",
        "nothing; but re-created from their old text they would read the facade");
    about(
        Severity.INFO,
        "policy",
        "facade-dependent-policy",
        "%s: these policies of other tables ask this one, and follow it",
        "nothing; their callers need no usage on the new schema");
    about(
        Severity.INFO,
        "function by oid",
        "facade-dependent-function",
        "%s: these functions have a body that is no text, and follow the table",
        "nothing");
    about(
        Severity.INFO,
        "foreign key",
        "facade-foreign-key",
        "%s: these foreign keys follow the table; a new one that references the old name fails",
        "reference %s from now on".formatted(home));
    about(
        Severity.INFO,
        "trigger",
        "facade-trigger",
        "%s: these triggers stay on the table and fire as before, with tg_table_schema = '"
            + move.toSchema().replace("%", "%%")
            + "' and tg_table_name = '"
            + move.toName().replace("%", "%%")
            + "'",
        "look for these two in audit tables and in what the triggers run");
    sequences();
    about(
        Severity.INFO,
        "privilege",
        "facade-privileges-left-out",
        "%s: these privileges stay on the table alone, for a view has no use for them",
        "nothing; whoever has them uses them on %s".formatted(home));
    about(
        Severity.INFO,
        "required column",
        "facade-generated-types",
        "generated TypeScript types list it among the views, where every column may be null (here"
            + " %s may not) and nothing has to be given for an insert",
        "generate the types again on the day of the move, and state the columns that are never null"
            + " in one place of the client's, over what was generated");
  }

  /** The number of an identity column is hardly asked for by the name of its sequence. */
  private void sequences() {
    boolean asked =
        move.changesSchema()
            && table.columns().stream()
                .anyMatch(column -> column.defaultExpression().startsWith("nextval("));
    about(
        asked ? Severity.WARNING : Severity.INFO,
        "sequence",
        "facade-sequence",
        asked
            ? "%s: these sequences move with the table, and nothing stays behind for them: nextval of"
                + " the old name fails (42P01), and pg_get_serial_sequence of it is null"
            : "%s: these sequences move with the table, and pg_get_serial_sequence of the old name is"
                + " null",
        asked
            ? "have clients leave the column out of inserts and read it by returning; in scripts that"
                + " set sequences, name %s".formatted(home)
            : "name %s in scripts that set sequences".formatted(home));
  }

  private void stops() {
    about(
        Severity.WARNING,
        "publication",
        "facade-realtime",
        "%s: a subscriber is told of changes under the new name, and hears nothing under the old",
        "have clients subscribe to %s on the day of the move".formatted(home));
    if (move.changesSchema()) {
      about(
          Severity.WARNING,
          "schema publication",
          "facade-realtime",
          "%s: publishes all tables of the schema that this one leaves, so it is not published then",
          "add the new schema to the publication, or the table itself");
    }
    about(
        Severity.WARNING,
        "part",
        "facade-partitions",
        "its parts stay where they are (%s), and a new one cannot be made, attached or detached under"
            + " the old name (42809)",
        "name %s in what makes them: jobs, migrations, the configuration of pg_partman"
            .formatted(home));
    about(
        Severity.WARNING,
        "subscription",
        "facade-subscription",
        "%s: rows come in under the name that the table has at the publisher, and would meet the view:"
            + " replication stops there",
        "disable the subscription, move the table at the publisher as well, and enable it again");
    about(
        Severity.WARNING,
        "row type relationship",
        "facade-row-type-result",
        "%s: gives rows of the table for a row of another, and PostgREST, which does not show the"
            + " table's new place, refuses this computed relationship (PGRST200)",
        "make it anew after the move, with returns setof %s and the columns of that in its body"
            .formatted(facade));
    about(
        Severity.INFO,
        "row type result",
        "facade-row-type-result",
        "%s: gives rows of the table, whose type has the new name from now on",
        "look at clients that embed other tables in the result");
    about(
        Severity.INFO,
        "row type column",
        "facade-row-type-column",
        "%s: holds rows of the table, whose type has the new name from now on",
        "nothing, unless clients write the type's name");
    about(
        Severity.WARNING,
        "rule",
        "facade-rule",
        "%s: rules stay on the table, and a rule with returning or a with clause fails behind a view",
        "replace the rule by a trigger first");
    about(
        Severity.WARNING,
        "grantor",
        "facade-grantor",
        "%s: gave on what was given with grant option; on the facade the owner gives it",
        "revoke such privileges as the owner from now on");
    about(
        Severity.WARNING,
        "default by name",
        "facade-default-by-name",
        "%s: these defaults look a sequence of the table up by its name at each insert; it goes along"
            + " with the table, and they fail with 42P01",
        "give them nextval('…'::regclass) before the move, which follows");
    about(
        Severity.WARNING,
        "unread body",
        "facade-function-unread",
        "%s: its text has the name, in a language that is not read here, and stays as it is",
        "try it after the move, in a rehearsal: under the old name it finds the facade, which does"
            + " not answer all that the table does; or write %s in it".formatted(home));
  }

  private void about(Severity severity, String kind, String rule, String message, String fix) {
    List<String> names = things.getOrDefault(kind, List.of());
    if (!names.isEmpty()) {
      say(severity, rule, facade + ": " + message.formatted(String.join(", ", names)), fix);
    }
  }

  private void say(Severity severity, String rule, String message, String fix) {
    found.add(new Finding(rule, severity, "", Location.NONE, message, fix));
  }
}
