package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.routine.Routine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a move was planned on, and would be wrong without.
 *
 * @param columns of the table in their order, each with its default if it has one
 * @param bodies functions that are written anew, by their names with the types of their arguments,
 *     each with the MD5 of its body in UTF-8, without carriage returns
 * @param carriageReturns whether a body has any: Liquibase takes them out of the SQL that it runs,
 *     and so of a body that the way back restores
 */
record Origin(List<String> columns, SortedMap<String, String> bodies, boolean carriageReturns) {

  static final Origin NONE = new Origin(List.of(), new TreeMap<>(), false);

  Origin {
    columns = List.copyOf(columns);
    bodies = new TreeMap<>(bodies);
  }

  static Origin of(Table table, List<Routine> replaced) {
    TreeMap<String, String> bodies = new TreeMap<>();
    replaced.forEach(
        routine -> bodies.put(routine.identity(), md5(routine.body().replace("\r", ""))));
    return new Origin(
        table.columns().stream().map(Origin::withDefault).toList(),
        bodies,
        replaced.stream().anyMatch(routine -> routine.body().contains("\r")));
  }

  private static String withDefault(Column column) {
    return column.defaultExpression().isEmpty()
        ? column.name()
        : column.name() + " default " + column.defaultExpression();
  }

  private static String md5(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
