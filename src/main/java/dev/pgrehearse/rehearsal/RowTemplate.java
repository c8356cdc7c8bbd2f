package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.ChangelogPlayer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one more row of a table is made of its oldest, with new keys. What the table numbers by
 * itself it numbers, as for whoever writes to it; only where its sequence is behind the rows is a
 * number past them taken.
 *
 * @param table schema-qualified
 * @param owner who writes it
 */
record RowTemplate(String table, String owner, List<Column> columns) {

  /**
   * A column that somebody may write to.
   *
   * @param source of its value, from the row that is copied
   * @param numbered whether the table gives it a number by itself
   */
  record Column(String name, String source, boolean numbered) {}

  private static final String COLUMNS =
      """
      with unique_columns as (
          select distinct i.indrelid, k.attnum, bool_or(k.attnum = 0) over (partition by i.indrelid) as expressions
          from pg_catalog.pg_index as i
          cross join lateral unnest(i.indkey::int2[]) as k (attnum)
          where i.indisunique
      ),
      referring as (
          select distinct c.conrelid, k.attnum
          from pg_catalog.pg_constraint as c
          cross join lateral unnest(c.conkey) as k (attnum)
          where c.contype = 'f'
      ),
      columns as (
          select
              a.attrelid,
              a.attnum,
              quote_ident(a.attname) as name,
              a.attidentity = 'd' or exists (
                  select
                  from pg_catalog.pg_attrdef as d
                  where d.adrelid = a.attrelid
                      and d.adnum = a.attnum
                      and pg_get_expr(d.adbin, d.adrelid) like 'nextval(%'
              ) as numbered,
              case
                  when r.attnum is not null then quote_ident(a.attname)
                  when u.attnum is null
                      and not (
                          t.typcategory = 'S'
                          and exists (
                              select from unique_columns as e
                              where e.indrelid = a.attrelid and e.expressions
                          )
                      )
                      then quote_ident(a.attname)
                  when t.typname = 'uuid' then 'gen_random_uuid()'
                  when t.typcategory = 'N'
                      then format('(select coalesce(max(%1$I), 0) + 1 from %2$s)', a.attname, a.attrelid::regclass)
                  when t.typcategory = 'S'
                      then format('left(%1$I::text, %2$s) || ''~@serial''', a.attname,
                          case when a.atttypmod > 8 and t.typname in ('varchar', 'bpchar') then a.atttypmod - 7 else 200 end)
                  when t.typcategory = 'D' then format('%I + interval ''@serial day''', a.attname)
                  else quote_ident(a.attname)
              end as source
          from pg_catalog.pg_attribute as a
          join pg_catalog.pg_type as t on t.oid = a.atttypid
          left join unique_columns as u on u.indrelid = a.attrelid and u.attnum = a.attnum
          left join referring as r on r.conrelid = a.attrelid and r.attnum = a.attnum
          where a.attnum > 0 and not a.attisdropped and a.attidentity <> 'a' and a.attgenerated = ''
      )
      select
          quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
          quote_ident(pg_get_userbyid(c.relowner)) as owner,
          array_agg(k.name order by k.attnum) as columns,
          array_agg(k.source order by k.attnum) as sources,
          array_agg(k.numbered order by k.attnum) as numbered
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      join columns as k on k.attrelid = c.oid
      where c.relkind in ('r', 'p')
          and not c.relispartition
          and n.nspname not in ('information_schema', 'auth', 'cron', 'net', 'vault', '@history')
          and left(n.nspname, 3) <> 'pg_'
      group by c.oid, n.nspname, c.relname, c.relowner
      order by n.nspname, c.relname
      """
          .replace("@history", ChangelogPlayer.HISTORY_SCHEMA);

  RowTemplate {
    columns = List.copyOf(columns);
  }

  /** Of all tables but those that only the platform writes. */
  static List<RowTemplate> all(Connection connection) throws SQLException {
    List<RowTemplate> templates = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        Object[] names = (Object[]) rows.getArray("columns").getArray();
        Object[] sources = (Object[]) rows.getArray("sources").getArray();
        Object[] numbered = (Object[]) rows.getArray("numbered").getArray();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
          columns.add(new Column((String) names[i], (String) sources[i], (Boolean) numbered[i]));
        }
        templates.add(new RowTemplate(rows.getString("name"), rows.getString("owner"), columns));
      }
    }
    return templates;
  }

  /** Statements that write it; the first that the table takes is enough. */
  List<String> inserts() {
    return inserts(Map.of(), 1);
  }

  /**
   * Likewise.
   *
   * @param other what some columns get instead; nothing is the column's default
   * @param serial tells the copies of one row apart, where it is copied more than once
   */
  List<String> inserts(Map<String, Optional<String>> other, int serial) {
    // Where the table numbers nothing by itself, both are the same; where all, the first is none.
    return Arrays.asList(insert(other, false), insert(other, true)).stream()
        .flatMap(Optional::stream)
        .map(insert -> insert.replace("@serial", String.valueOf(serial)))
        .distinct()
        .toList();
  }

  private Optional<String> insert(Map<String, Optional<String>> other, boolean withNumbers) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Column column : columns) {
      Optional<String> value =
          other.getOrDefault(
              column.name(),
              column.numbered() && !withNumbers ? Optional.empty() : Optional.of(column.source()));
      value.ifPresent(
          expression -> {
            names.add(column.name());
            values.add(expression);
          });
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "insert into %1$s (%2$s) select %3$s from %1$s order by tableoid, ctid limit 1"
                .formatted(table, String.join(", ", names), String.join(", ", values)));
  }
}
