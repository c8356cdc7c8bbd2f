package dev.pgrehearse.facade.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * One entry of an access list.
 *
 * @param grantee a role as SQL names it, or {@code public}
 * @param column empty for the table as a whole
 */
public record Grant(
    String grantee,
    boolean owner,
    String privilege,
    boolean grantable,
    boolean grantedByOwner,
    String column) {

  /** What can be done to a view; the rest of a table's privileges would say nothing there. */
  public static final List<String> OF_A_VIEW = List.of("select", "insert", "update", "delete");

  static Grant of(ResultSet row) throws SQLException {
    return new Grant(
        row.getString("grantee"),
        row.getBoolean("owner"),
        row.getString("privilege"),
        row.getBoolean("grantable"),
        row.getBoolean("granted_by_owner"),
        row.getString("column_name"));
  }

  /** The same one on a column of another name. */
  public Grant on(String otherColumn) {
    return new Grant(grantee, owner, privilege, grantable, grantedByOwner, otherColumn);
  }

  public boolean ofAView() {
    return OF_A_VIEW.contains(privilege);
  }

  public boolean ofAColumn() {
    return !column.isEmpty();
  }
}
