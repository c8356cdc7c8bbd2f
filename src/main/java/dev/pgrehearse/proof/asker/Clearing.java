package dev.pgrehearse.proof.asker;

import dev.pgrehearse.proof.answer.Answer;
import dev.pgrehearse.proof.asker.Deletes.Referrer;
import dev.pgrehearse.proof.subject.Look;
import dev.pgrehearse.proof.subject.RefusedRows;
import dev.pgrehearse.proof.subject.Row;
import dev.pgrehearse.proof.subject.Subject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes room in a table that takes no copy of any row, because its key only refers and everything
 * that it could refer to has a row already, say: rows of its own are taken out, so that they can be
 * put in.
 */
final class Clearing {

  private static final int ROWS = 20;

  /** How many tables at most lose rows that refer to those taken out. */
  private static final int REFERRERS = 5;

  /** Those of a foreign key and, since 18, of one that restricts. */
  private static final Set<String> REFERRED_TO = Set.of("23503", "23001");

  private static final String REFERRER =
      """
      select
          pg_catalog.format('%%I.%%I', n.nspname, r.relname) as name,
          %s as columns,
          pg_catalog.format('%%I.%%I', tn.nspname, t.relname) as target,
          %s as keys
      from pg_catalog.pg_constraint as c
      join pg_catalog.pg_class as r on r.oid = c.conrelid
      join pg_catalog.pg_namespace as n on n.oid = r.relnamespace
      join pg_catalog.pg_class as t on t.oid = c.confrelid
      join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
      where c.contype = 'f' and c.conname = %s
      order by name
      """;

  private static final String COLUMNS =
      """
      (
              select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by k.place)
              from pg_catalog.unnest(c.%s) with ordinality as k (attnum, place)
              join pg_catalog.pg_attribute as a on a.attrelid = c.%s and a.attnum = k.attnum
          )""";

  private final Look before;

  Clearing(Look before) {
    this.before = before;
  }

  /**
   * The same person where rows of theirs have been taken out, which are fresh: as many as copies
   * are made of a row, and not the last of the table unless it is the only one. Nobody where no row
   * can be taken out and put in again.
   */
  Optional<Subject> of(Subject subject) throws SQLException {
    List<Row> rows = subject.ownRows();
    int most = Math.min(Cast.COPIES, Math.max(1, subject.table().rows().size() - 1));
    List<Row> taken = new ArrayList<>();
    Optional<Subject> roomy = Optional.empty();
    for (Row row : rows.subList(0, Math.min(ROWS, rows.size()))) {
      List<Row> more = new ArrayList<>(taken);
      more.add(row);
      Optional<Subject> found = taken.size() < most ? without(subject, more) : Optional.empty();
      if (found.isPresent()) {
        taken = more;
        roomy = found;
      }
    }
    if (roomy.isEmpty()) {
      return roomy;
    }
    return Optional.of(roomy.get().knowing(new RefusedRows(before).of(roomy.get())));
  }

  /** Where all of these are out and can be put in again as they were. */
  private Optional<Subject> without(Subject subject, List<Row> rows) throws SQLException {
    String which =
        rows.stream().map(row -> subject.isRow("", row)).collect(Collectors.joining(" or "));
    Optional<Deletes> deletes = Optional.of(new Deletes(Map.of(subject.name(), which)));
    for (int i = 0; i <= REFERRERS && deletes.isPresent(); i++) {
      Subject roomy = subject.without(rows, deletes.get().text());
      Answer answer = before.tried(roomy.putting(rows.toArray(new Row[0])));
      if (answer.worked()) {
        return Optional.of(roomy);
      }
      deletes =
          REFERRED_TO.contains(answer.state())
              ? withReferrer(deletes.get(), answer.constraint())
              : Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<Deletes> withReferrer(Deletes deletes, String constraint) throws SQLException {
    List<Referrer> referrers =
        before.all(
            REFERRER.formatted(
                COLUMNS.formatted("conkey", "conrelid"),
                COLUMNS.formatted("confkey", "confrelid"),
                Subject.quoted(constraint)),
            row ->
                new Referrer(
                    row.getString("name"),
                    row.getString("columns"),
                    row.getString("target"),
                    row.getString("keys")));
    return referrers.stream().flatMap(each -> deletes.after(each).stream()).findFirst();
  }
}
