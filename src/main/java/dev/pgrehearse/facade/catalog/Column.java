package dev.pgrehearse.facade.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A column of the table.
 *
 * @param defaultExpression empty where there is none, and for generated columns
 * @param keyPosition its place in the primary key, from 1; 0 where it is not in it
 * @param keyOperator how a value of the key is compared where the path is empty: {@code =}, or the
 *     operator of its type with its schema; empty where it is not in the key
 * @param comment empty where there is none
 */
public record Column(
    String name,
    String type,
    boolean identityAlways,
    boolean identityByDefault,
    boolean generated,
    boolean required,
    String defaultExpression,
    int keyPosition,
    String keyOperator,
    String comment) {

  static Column of(ResultSet row) throws SQLException {
    return new Column(
        row.getString("name"),
        row.getString("type"),
        row.getBoolean("identity_always"),
        row.getBoolean("identity_by_default"),
        row.getBoolean("generated"),
        row.getBoolean("required"),
        row.getString("default_expression"),
        row.getInt("key_position"),
        row.getString("key_operator"),
        row.getString("comment"));
  }

  /** The same one under the name that clients have for it. */
  public Column named(String other) {
    return new Column(
        other,
        type,
        identityAlways,
        identityByDefault,
        generated,
        required,
        defaultExpression,
        keyPosition,
        keyOperator,
        comment);
  }

  /** Whether an insert that leaves it out fails. */
  public boolean needsValue() {
    return required
        && defaultExpression.isEmpty()
        && !generated
        && !identityAlways
        && !identityByDefault;
  }

  /** Whether only Postgres itself writes it. */
  public boolean writtenByPostgres() {
    return generated || identityAlways;
  }
}
