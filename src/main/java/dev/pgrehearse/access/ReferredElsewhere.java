package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.Relation.Reference;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows that are referred to in tables that are not asked about, such as the platform's users: a
 * copy, under another key, of what it cannot be without.
 */
final class ReferredElsewhere {

  private static final String NEEDED =
      """
      select
          pg_catalog.format('%%I.%%I', n.nspname, c.relname) as name,
          pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum) as columns
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      join pg_catalog.pg_attribute as a
          on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.oid = %d
          and a.attgenerated = ''
          and (
              a.attname = any (array(select pg_catalog.jsonb_object_keys(%s::jsonb)))
              or (a.attnotnull and not a.atthasdef and a.attidentity = '')
          )
      group by n.nspname, c.relname
      """;

  private static final String COPY =
      """
      insert into %1$s (%2$s) overriding system value
      select %2$s
      from pg_catalog.jsonb_populate_record(
          null::%1$s,
          (
              select pg_catalog.to_jsonb(t) || %4$s::jsonb
              from %1$s as t
              where pg_catalog.to_jsonb(t) @> %3$s::jsonb
              limit 1
          )
      )
      on conflict do nothing
      """;

  private final QuietTransaction transaction;

  ReferredElsewhere(QuietTransaction transaction) {
    this.transaction = transaction;
  }

  /**
   * Makes the row that {@code doc} refers to, if it is not there.
   *
   * @param like a row that refers to one that is there
   */
  void make(Reference reference, JsonNode like, JsonNode doc) throws SQLException {
    if (!reference.columns().stream().allMatch(c -> doc.hasNonNull(c) && like.hasNonNull(c))) {
      return;
    }
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    ObjectNode there = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < reference.keys().size(); i++) {
      key.set(reference.keys().get(i), doc.path(reference.columns().get(i)));
      there.set(reference.keys().get(i), like.path(reference.columns().get(i)));
    }
    if (key.equals(there)) {
      return;
    }
    String made = Literal.text(key.toString());
    try (Statement statement = transaction.statement()) {
      String copy;
      try (ResultSet needed = statement.executeQuery(NEEDED.formatted(reference.to(), made))) {
        if (!needed.next()) {
          return;
        }
        copy =
            COPY.formatted(
                needed.getString("name"),
                needed.getString("columns"),
                Literal.text(there.toString()),
                made);
      }
      statement.execute(copy);
    }
  }
}
