package dev.pgrehearse.facade.catalog;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A table as it is now.
 *
 * @param parent the partitioned or inherited table above it, quoted, or empty
 * @param rowType the composite type that a typed table takes its columns from, quoted, or empty
 * @param comment of itself, not of its columns; or empty
 */
public record Table(
    long oid,
    Kind kind,
    boolean temporary,
    String owner,
    boolean ownedByCaller,
    String extension,
    String parent,
    String rowType,
    boolean hasChildren,
    boolean rowSecurity,
    String comment,
    List<Column> columns,
    List<Grant> grants,
    List<Companion> companions) {

  /** What stands under a name. */
  public enum Kind {
    TABLE("table"),
    PARTITIONED("partitioned table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view"),
    FOREIGN_TABLE("foreign table"),
    SEQUENCE("sequence"),
    INDEX("index"),
    TYPE("composite type");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    static Kind of(String relkind) {
      return switch (relkind) {
        case "r" -> TABLE;
        case "p" -> PARTITIONED;
        case "v" -> VIEW;
        case "m" -> MATERIALIZED_VIEW;
        case "f" -> FOREIGN_TABLE;
        case "S" -> SEQUENCE;
        case "c" -> TYPE;
        default -> INDEX;
      };
    }
  }

  public Table {
    columns = List.copyOf(columns);
    grants = List.copyOf(grants);
    companions = List.copyOf(companions);
  }

  public static Optional<Table> read(LiveCatalog catalog, String schema, String name)
      throws SQLException {
    List<Table> found =
        catalog.rows(
            "tables",
            row -> {
              long oid = row.getLong("oid");
              return new Table(
                  oid,
                  Kind.of(row.getString("relkind")),
                  row.getString("relpersistence").equals("t"),
                  row.getString("owner"),
                  row.getBoolean("owned_by_caller"),
                  row.getString("extension"),
                  row.getString("parent"),
                  row.getString("row_type"),
                  row.getBoolean("has_children"),
                  row.getBoolean("row_security"),
                  row.getString("comment"),
                  catalog.rows("columns", Column::of, oid),
                  catalog.rows("grants", Grant::of, oid),
                  catalog.rows(
                      "companions",
                      one -> new Companion(one.getString("kind"), one.getString("name")),
                      oid));
            },
            schema,
            name);
    return found.stream().findFirst();
  }

  public boolean isTable() {
    return kind == Kind.TABLE || kind == Kind.PARTITIONED;
  }

  /** The columns of the primary key in its order; none where there is no key. */
  public List<Column> key() {
    return columns.stream()
        .filter(column -> column.keyPosition() > 0)
        .sorted(Comparator.comparingInt(Column::keyPosition))
        .toList();
  }

  /** Who was given the right to read every column, {@code public} for everybody. */
  public List<String> readers() {
    return grants.stream()
        .filter(grant -> grant.privilege().equals("select") && !grant.ofAColumn())
        .map(Grant::grantee)
        .distinct()
        .toList();
  }

  public boolean hasColumn(String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }
}
