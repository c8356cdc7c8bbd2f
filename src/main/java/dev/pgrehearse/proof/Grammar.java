package dev.pgrehearse.proof;

import dev.pgrehearse.proof.Table.UniqueIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Makes statements by chance, of a table's columns and of the values that are in it. */
final class Grammar {

  private final Subject on;
  private final Random random;
  private final Set<String> known;
  private int made;

  /**
   * Statements for one person.
   *
   * @param known forms of which it is known that they differ: they are not found once more
   */
  Grammar(Subject on, Random random, Set<String> known) {
    this.on = on;
    this.random = random;
    this.known = Set.copyOf(known);
  }

  Step next() throws CannotBeTried {
    on.row();
    on.fresh(0);
    String text =
        switch (random.nextInt(8)) {
          case 0, 1 -> insert();
          case 2 -> upsert();
          case 3, 4, 5 -> update();
          case 6 -> delete();
          default -> select();
        };
    return new Step.Sql(text);
  }

  private String insert() throws CannotBeTried {
    return known.contains("insert-some-columns") ? select() : bareInsert() + returning();
  }

  private String bareInsert() throws CannotBeTried {
    Set<Column> columns = new java.util.LinkedHashSet<>(on.needed());
    on.writable().stream().filter(c -> random.nextInt(3) == 0).forEach(columns::add);
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    Row row = on.fresh(random.nextInt(Math.min(2, on.fresh().size())));
    for (Column column : columns) {
      names.add(column.name());
      boolean kept = on.needed().contains(column) && random.nextInt(6) != 0;
      values.add(kept ? on.literal(column, row.value(column.name())) : value(column));
    }
    return names.isEmpty()
        ? "insert into %s default values".formatted(on.name())
        : "insert into %s (%s) values (%s)"
            .formatted(on.name(), String.join(", ", names), String.join(", ", values));
  }

  private String upsert() throws CannotBeTried {
    List<UniqueIndex> keys = on.table().keys().stream().filter(UniqueIndex::whole).toList();
    if (keys.isEmpty() || known.contains("on-conflict-key-do-update")) {
      return update();
    }
    String columns = String.join(", ", pick(keys).columns());
    Column column = pick(on.writable());
    String insert =
        random.nextBoolean() ? bareInsert() : on.insert(on.writable(), pick(on.table().rows()));
    return random.nextInt(3) == 0
        ? "%s on conflict (%s) do nothing%s".formatted(insert, columns, returning())
        : "%s on conflict (%s) do update set %s = excluded.%s%s"
            .formatted(insert, columns, column.name(), column.name(), returning());
  }

  private String update() throws CannotBeTried {
    if (known.contains("update-each-column")) {
      return select();
    }
    Set<String> sets = new TreeSet<>();
    Column column = pick(on.writable());
    sets.add("%s = %s".formatted(column.name(), value(column)));
    Column other = pick(on.writable());
    if (!other.equals(column)) {
      sets.add("%s = %s".formatted(other.name(), value(other)));
    }
    return "update %s set %s%s%s"
        .formatted(on.name(), String.join(", ", sets), where(), returning());
  }

  private String delete() throws CannotBeTried {
    return known.contains("delete")
        ? select()
        : "delete from %s%s%s".formatted(on.name(), where(), returning());
  }

  private String select() throws CannotBeTried {
    return random.nextInt(4) == 0
        ? "select count(*) from %s%s".formatted(on.name(), where())
        : "select * from %s%s".formatted(on.name(), where());
  }

  private String returning() {
    return switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 -> " returning *";
      default -> " returning " + pick(on.table().columns()).name();
    };
  }

  private String where() throws CannotBeTried {
    Column column = pick(on.table().columns());
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> " where %s is null".formatted(column.name());
      case 2 ->
          " where %s::text = %s"
              .formatted(
                  column.name(),
                  pick(on.table().rows()).value(column.name()).map(Subject::quoted).orElse("null"));
      default -> " " + on.where(pick(on.table().rows()));
    };
  }

  private String value(Column column) {
    made++;
    return switch (random.nextInt(6)) {
      case 0 -> "null";
      // A key by chance tells two rows of one sequence apart in another way each time.
      case 1 ->
          column.identity().isEmpty() && !inKey(column) && !known.contains("update-to-default")
              ? "default"
              : "null";
      case 2 ->
          on.literal(column, new FreshRows(on.table()).renewed(column, Optional.of("proof"), made));
      case 3 -> on.other(column, pick(on.table().rows()));
      default -> on.literal(column, pick(on.table().rows()).value(column.name()));
    };
  }

  private boolean inKey(Column column) {
    return on.table().keys().stream().anyMatch(key -> key.columns().contains(column.name()));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
