package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.access.RevealQuestion.Try;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What comes back of somebody's own statements: of a table what its triggers left in the row, of a
 * view also what they read back.
 */
final class Returning {

  private final Person person;
  private final Relation relation;
  private final Relation stored;
  private final Secrets secrets;
  private final List<Column> readable;

  /**
   * @param stored where the rows of {@code relation} are stored
   */
  Returning(Person person, Relation relation, Relation stored, Secrets secrets) {
    this.person = person;
    this.relation = relation;
    this.stored = stored;
    this.secrets = secrets;
    this.readable = relation.columns(person.identity().role(), "select");
  }

  /** An update of everything to itself, and a delete. */
  List<Try> ofChanges() {
    String role = person.identity().role();
    List<Try> tries = new ArrayList<>();
    if (readable.isEmpty()) {
      return tries;
    }
    String set =
        relation.columns(role, "update").stream()
            .filter(Column::settable)
            .filter(readable::contains)
            .map(column -> column.quoted() + " = " + column.quoted())
            .collect(Collectors.joining(", "));
    if (relation.can("update") && !set.isEmpty()) {
      tries.add(returned("update", "update %s set %s".formatted(relation.name(), set)));
    }
    if (relation.can("delete") && relation.may(role, "delete")) {
      tries.add(returned("delete", "delete from " + relation.name()));
    }
    return tries;
  }

  /**
   * A row that is let in, and the same with the key of one that he cannot read.
   *
   * @param accepted with new keys
   */
  List<Try> ofInserts(InsertQuestion insert, ObjectNode accepted, List<Row> hidden) {
    List<Try> tries = new ArrayList<>();
    if (readable.isEmpty()) {
      return tries;
    }
    tries.add(returned("insert", insert.sql(accepted)));
    List<String> key = stored.key();
    List<String> settable = insert.columns().stream().map(Column::name).toList();
    boolean named = !key.isEmpty() && settable.containsAll(key);
    if (!relation.isTable() && named && !hidden.isEmpty()) {
      // The last, because what was let in is rather a copy of the first.
      Row row = hidden.get(hidden.size() - 1);
      ObjectNode known = accepted.deepCopy();
      key.forEach(column -> known.set(column, row.doc().path(column)));
      tries.add(returned("insert", insert.sql(known)));
    }
    return tries;
  }

  private Try returned(String verb, String sql) {
    String columns = readable.stream().map(Column::quoted).collect(Collectors.joining(", "));
    Probe probe =
        Probe.read(
            person.identity().name(),
            "with x as (%s returning %s) select pg_catalog.jsonb_agg(pg_catalog.to_jsonb(x)) from x"
                .formatted(sql, columns));
    return new Try("returning of " + verb, probe, answer -> secrets.areIn(answer.rows(), answer));
  }
}
