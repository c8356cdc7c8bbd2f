package dev.pgrehearse.proof.subject;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as it was before, with what statements about it can be made of.
 *
 * @param oid by which it is known on both sides
 * @param name as clients write it
 * @param columns in order
 * @param keys its unique indexes, the primary key first
 * @param references its foreign keys
 * @param checks its check constraints
 * @param rows some that are there, sorted
 * @param computed functions of one of its rows, which PostgREST shows as columns
 * @param published publications by which its changes are told
 * @param referred by column of a foreign key, values that it may take
 */
public record TriedTable(
    long oid,
    String name,
    List<TriedColumn> columns,
    List<UniqueIndex> keys,
    List<Reference> references,
    List<Check> checks,
    List<Row> rows,
    List<String> computed,
    List<String> published,
    Map<String, List<String>> referred) {

  /**
   * A unique index.
   *
   * @param name of the index, and of its constraint
   * @param columns that make it up
   * @param primary whether it is the primary key
   * @param constraint whether there is a constraint of this name
   * @param whole whether it holds for all rows, so that ON CONFLICT can infer it
   */
  public record UniqueIndex(
      String name, List<String> columns, boolean primary, boolean constraint, boolean whole) {
    public UniqueIndex {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A foreign key.
   *
   * @param name of the constraint
   * @param columns that refer
   * @param target the table that they refer to
   * @param keys its columns
   */
  public record Reference(String name, List<String> columns, String target, List<String> keys) {
    public Reference {
      columns = List.copyOf(columns);
      keys = List.copyOf(keys);
    }
  }

  /**
   * A check.
   *
   * @param name of the constraint
   * @param columns that it reads
   */
  public record Check(String name, List<String> columns) {
    public Check {
      columns = List.copyOf(columns);
    }
  }

  public TriedTable {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    references = List.copyOf(references);
    checks = List.copyOf(checks);
    rows = List.copyOf(rows);
    computed = List.copyOf(computed);
    published = List.copyOf(published);
    referred = Map.copyOf(referred);
  }

  /** As it is when these rows are not in it. */
  TriedTable without(Collection<Row> taken) {
    return new TriedTable(
        oid,
        name,
        columns,
        keys,
        references,
        checks,
        rows.stream().filter(row -> !taken.contains(row)).toList(),
        computed,
        published,
        referred);
  }

  public TriedColumn column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /** The key by which a row is found: the primary one, or else any without NULLs. */
  Optional<UniqueIndex> key() {
    return keys.stream()
        .filter(UniqueIndex::whole)
        .filter(k -> k.primary() || k.columns().stream().allMatch(c -> column(c).required()))
        .findFirst();
  }

  boolean refers(String column) {
    return referred.containsKey(column);
  }

  public boolean isUnique(String column) {
    return keys.stream().anyMatch(key -> key.columns().contains(column));
  }
}
