package dev.pgrehearse.lock;

import dev.pgrehearse.lock.AlterTable.Action;
import dev.pgrehearse.lock.AlterTable.Kind;
import java.util.Locale;
import java.util.Optional;

/** What to write instead of a statement, in its own names. */
final class Recipe {

  private static final String BATCH =
      "update %1$s set %2$s where ctid = any (array(select t.ctid from %1$s as t where t.%3$s is null"
          + " limit 10000));";

  private final StatementWords words;
  private final Optional<AlterTable> alter;
  private final String table;

  /**
   * @param table by its schema-qualified name, for what does not name it
   */
  Recipe(StatementWords words, String table) {
    this.words = words;
    this.alter = AlterTable.of(words);
    this.table = alter.map(AlterTable::table).orElse(table);
  }

  /** For what writes all rows anew. */
  String ofRewrite() {
    Optional<Action> type = alter.flatMap(a -> a.first(Kind.ALTER_TYPE));
    if (type.isPresent()) {
      return switched(type.get());
    }
    Optional<Action> added = alter.flatMap(a -> a.first(Kind.ADD_COLUMN));
    if (added.isPresent()) {
      return filledLater(added.get());
    }
    if (words.startsWith("refresh")) {
      return """
      A unique index over all rows of %1$s lets it be refreshed while others read: \
      refresh materialized view concurrently %1$s;"""
          .formatted(table);
    }
    return """
    There is no way to do this beside live traffic. Do it in a window of its own, or let pg_repack \
    or pg_squeeze do it.""";
  }

  private String switched(Action type) {
    String column = type.subject();
    String next = suffixed(column, "_next");
    return """
    Change the type in steps, each a changeset of its own: alter table %1$s add column %2$s %3$s; \
    then let a trigger write both columns, and fill the old rows in batches, again and again until \
    none is left: %4$s Then switch in one short transaction: alter table %1$s rename column %5$s to \
    %6$s; alter table %1$s rename column %2$s to %5$s;"""
        .formatted(
            table, next, type.type(), batch(next, column), column, suffixed(column, "_before"));
  }

  private String filledLater(Action added) {
    String column = added.subject();
    String typed = added.type().toLowerCase(Locale.ROOT);
    String type =
        switch (typed) {
          case "bigserial", "serial8" -> "bigint";
          case "serial", "serial4" -> "integer";
          case "smallserial", "serial2" -> "smallint";
          default -> added.type();
        };
    StatementWords own = StatementWords.of(added.text());
    Optional<Integer> start = own.find(0, own.size(), "default");
    if (start.isEmpty()) {
      return """
      Add the column empty, fill it in batches, and let new rows have a value by a trigger or a \
      default meanwhile: alter table %s add column %s %s;"""
          .formatted(table, column, type);
    }
    int end = own.size();
    for (String word : new String[] {"not", "check", "references", "unique", "constraint"}) {
      end = Math.min(end, own.find(start.get() + 1, own.size(), word).orElse(end));
    }
    String value = own.text(start.get() + 1, end);
    return """
    Add the column without the default, then give new rows one, then fill the old rows in batches, \
    again and again until none is left, each a changeset of its own: \
    alter table %1$s add column %2$s %3$s; alter table %1$s alter column %2$s set default %4$s; %5$s"""
        .formatted(table, column, type, value, batch(column, value));
  }

  private String batch(String column, String value) {
    return BATCH.formatted(table, column + " = " + value, column);
  }

  /** For what reads all rows to see whether they hold to something. */
  String ofScan() {
    Optional<Action> notNull = alter.flatMap(a -> a.first(Kind.SET_NOT_NULL));
    if (notNull.isPresent()) {
      String column = notNull.get().subject();
      String check = suffixed(bare(table) + "_" + bare(column), "_not_null");
      return """
      Prove it first, without stopping anybody, each in a changeset of its own: \
      alter table %1$s add constraint %2$s check (%3$s is not null) not valid; \
      alter table %1$s validate constraint %2$s; alter table %1$s alter column %3$s set not null; \
      alter table %1$s drop constraint %2$s;"""
          .formatted(table, check, column);
    }
    Optional<Action> validate = alter.flatMap(a -> a.first(Kind.VALIDATE));
    if (validate.isPresent()) {
      return """
      Validate in a changeset of its own, where no stronger lock is held any more: \
      alter table %s %s;"""
          .formatted(table, validate.get().text());
    }
    Optional<Action> constraint = alter.flatMap(a -> a.first(Kind.ADD_CONSTRAINT));
    if (constraint.isPresent()
        && !constraint.get().text().toLowerCase(Locale.ROOT).contains("using index")) {
      return notValid(constraint.get());
    }
    return otherScan();
  }

  private String notValid(Action constraint) {
    if (constraint.subject().isEmpty()) {
      return """
      Give the constraint a name and add it with not valid, then validate it in a changeset of its \
      own: alter table %s %s not valid;"""
          .formatted(table, constraint.text());
    }
    return """
    Add it without looking at the rows that are there, and validate it in a changeset of its own, \
    which stops nobody: alter table %1$s %2$s not valid; alter table %1$s validate constraint %3$s;"""
        .formatted(table, constraint.text(), constraint.subject());
  }

  private String otherScan() {
    if (words.is(0, "alter", "domain")) {
      int behind = words.behindName(2);
      return """
      Add it without looking at the rows that are there, and validate it in a changeset of its own: \
      %s not valid; alter domain %s validate constraint %s;"""
          .formatted(words.text(0, words.size()), words.text(2, behind), words.word(behind + 2));
    }
    Optional<Action> attach = alter.flatMap(a -> a.first(Kind.ATTACH));
    if (attach.isPresent()) {
      return """
      Give %1$s a check constraint that says the same as the partition's bounds, with not valid, and \
      validate it in a changeset of its own; attach then takes its word for it. Drop the check \
      afterwards."""
          .formatted(attach.get().subject());
    }
    if (words.startsWith("create table")) {
      return """
      The default partition is read to see that none of its rows belong to the new one. Give it a \
      check constraint that excludes the new bounds, with not valid, and validate it in a changeset \
      of its own; or detach the default partition first.""";
    }
    if (alter.flatMap(a -> a.first(Kind.ADD_COLUMN)).isPresent()) {
      return """
      Add the column without its constraint; then add the constraint by name with not valid, and \
      validate it in a changeset of its own.""";
    }
    return """
    Split it: what only needs a short lock in one changeset, what reads the table in another that \
    takes no lock which stops writes (validate constraint).""";
  }

  /** For what builds an index while others wait. */
  String ofIndex(boolean partitioned) {
    if (words.is(0, "create")) {
      return created(partitioned);
    }
    if (words.startsWith("reindex")) {
      return "Outside of a transaction (runInTransaction: false), in a changeset of its own: %s;"
          .formatted(
              words
                  .text(0, words.size())
                  .replaceFirst("(?i)\\b(table|index|schema) ", "$1 concurrently "));
    }
    Optional<Action> constraint = alter.flatMap(a -> a.first(Kind.ADD_CONSTRAINT));
    if (constraint.isPresent()) {
      return constrained(constraint.get());
    }
    Optional<Action> type = alter.flatMap(a -> a.first(Kind.ALTER_TYPE));
    if (type.isPresent()) {
      return switched(type.get());
    }
    if (alter.flatMap(a -> a.first(Kind.ATTACH)).isPresent()) {
      return """
      Build on %s beforehand, with create index concurrently, each index that %s has: attach takes \
      an index that fits instead of building one."""
          .formatted(alter.flatMap(a -> a.first(Kind.ATTACH)).get().subject(), table);
    }
    Optional<Action> added = alter.flatMap(a -> a.first(Kind.ADD_COLUMN));
    if (added.isPresent()) {
      String index = suffixed(bare(table) + "_" + bare(added.get().subject()), "_key");
      return """
      Add the column alone, and the constraint over an index that is built beside the traffic \
      (runInTransaction: false): create unique index concurrently %1$s on %2$s (%3$s); \
      alter table %2$s add constraint %1$s unique using index %1$s;"""
          .formatted(index, table, added.get().subject());
    }
    return "Build it with create index concurrently, outside of a transaction.";
  }

  private String created(boolean partitioned) {
    int at = words.skip(1, "unique");
    if (!words.is(at, "index")) {
      return "Build the index with create index concurrently, in a changeset of its own.";
    }
    if (partitioned) {
      return """
      A partitioned table takes no index concurrently. Create it on only %s, build the index of each \
      partition concurrently, and attach these to it: alter index … attach partition …;"""
          .formatted(table);
    }
    return """
    Outside of a transaction (runInTransaction: false), in a changeset of its own: \
    %s concurrently %s;"""
        .formatted(words.text(0, at + 1), words.text(at + 1, words.size()));
  }

  private String constrained(Action constraint) {
    StatementWords own = StatementWords.of(constraint.text());
    Optional<Integer> unique = own.find(0, own.size(), "unique");
    Optional<Integer> primary = own.find(0, own.size(), "primary", "key");
    if (unique.isEmpty() && primary.isEmpty()) {
      return """
      An exclusion constraint cannot be built beside live traffic. Add it in a window of its own, or \
      to a new table that is filled in batches and takes this one's place.""";
    }
    int columns = unique.map(i -> i + 1).orElseGet(() -> primary.orElseThrow() + 2);
    String kind = unique.isPresent() ? "unique" : "primary key";
    String listed = own.text(columns, own.size());
    String name =
        constraint.subject().isEmpty()
            ? suffixed(
                bare(table)
                    + (unique.isPresent()
                        ? "_" + listed.replaceAll("\\W+", "_").replaceAll("^_|_$", "")
                        : ""),
                unique.isPresent() ? "_key" : "_pkey")
            : constraint.subject();
    return """
    Build the index beside the traffic (runInTransaction: false), and make the constraint of it in a \
    changeset of its own: create unique index concurrently %1$s on %2$s %3$s; \
    alter table %2$s add constraint %1$s %4$s using index %1$s;"""
        .formatted(name, table, listed, kind);
  }

  /** For rows that are changed all at once. */
  String ofManyRows() {
    return """
    Change them in batches, each its own transaction, in a changeset of its own that holds no lock \
    on a table (runInTransaction: false)%s"""
        .formatted(loop().map(sql -> ": " + sql).orElse("."));
  }

  /** One column that is set to one value for all rows; a function may have another each time. */
  private Optional<String> loop() {
    int set = words.behindName(words.skip(1, "only"));
    if (!words.is(0, "update")
        || !words.is(set, "set")
        || !words.is(set + 2, "=")
        || words.find(set, words.size(), "where").isPresent()
        || words.find(set, words.size(), "from").isPresent()
        || words.find(set, words.size(), "returning").isPresent()
        || words.find(set, words.size(), ",").isPresent()
        || words.text(set, words.size()).contains("(")) {
      return Optional.empty();
    }
    return Optional.of(
        """
        do $$ begin loop update %1$s set %2$s = %3$s where ctid = any (array(select t.ctid from %1$s \
        as t where t.%2$s is distinct from (%3$s) limit 10000)); exit when not found; commit; \
        end loop; end $$;"""
            .formatted(
                words.text(words.skip(1, "only"), set),
                words.word(set + 1),
                words.text(set + 3, words.size())));
  }

  private static String bare(String name) {
    return name.replaceFirst("^.*\\.", "").replace("\"", "");
  }

  /** A name with something behind it, quoted where the name was. */
  private static String suffixed(String name, String suffix) {
    return name.endsWith("\"")
        ? name.substring(0, name.length() - 1) + suffix + "\""
        : name.matches("[a-z_][a-z0-9_$]*") || name.matches("[A-Za-z_][A-Za-z0-9_$]*")
            ? name + suffix
            : "\"" + name + suffix + "\"";
  }
}
