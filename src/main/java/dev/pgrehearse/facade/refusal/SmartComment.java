package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.view.FacadeComment;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A facade's comment with what PostGraphile would read from the table's constraints. */
record SmartComment(Move move, Table table, Names names) {

  /**
   * Keys and unique constraints of the table, and foreign keys from it; these to the name that
   * clients have of the other table, where it has moved.
   */
  private static final String CONSTRAINTS =
      """
      select
          k.contype,
          k.conname,
          array(
              select a.attname::text
              from pg_catalog.unnest(k.conkey) with ordinality as u (attnum, place)
              join pg_catalog.pg_attribute as a
                  on a.attrelid = k.conrelid
                  and a.attnum = u.attnum
              order by u.place
          ) as columns,
          coalesce(f.schema_name, n.nspname) as other_schema,
          coalesce(f.view_name, c.relname) as other_table,
          array(
              select a.attname::text
              from pg_catalog.unnest(k.confkey) with ordinality as u (attnum, place)
              join pg_catalog.pg_attribute as a
                  on a.attrelid = k.confrelid
                  and a.attnum = u.attnum
              order by u.place
          ) as other_columns,
          coalesce(pg_catalog.obj_description(k.oid, 'pg_constraint'), '') as comment
      from pg_catalog.pg_constraint as k
      left join pg_catalog.pg_class as c on c.oid = k.confrelid
      left join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      left join lateral (
          select
              vn.nspname as schema_name,
              v.relname as view_name
          from pg_catalog.pg_description as d
          join pg_catalog.pg_class as v on v.oid = d.objoid and v.relkind = 'v'
          join pg_catalog.pg_namespace as vn on vn.oid = v.relnamespace
          where d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
              and d.objsubid = 0
              and pg_catalog.strpos(
                  E'\\n\\n' || d.description,
                  E'\\n\\nFacade of ' || pg_catalog.quote_ident(n.nspname)
                      || '.' || pg_catalog.quote_ident(c.relname) || '.'
              ) > 0
          order by
              vn.nspname,
              v.relname
          limit 1
      ) as f on true
      where k.conrelid = ?::pg_catalog.oid
          and k.contype in ('p', 'u', 'f')
      order by
          k.contype = 'p' desc,
          k.contype = 'u' desc,
          k.conname""";

  private record Constraint(
      String kind,
      List<String> columns,
      String otherSchema,
      String otherTable,
      List<String> otherColumns,
      String comment) {}

  String statement(LiveCatalog catalog, List<String> unseen) throws SQLException {
    Set<String> shown =
        Shown.of(move, table).stream()
            .filter(column -> column.stored().isPresent())
            .map(Shown::name)
            .collect(Collectors.toSet());
    List<String> lines = new ArrayList<>();
    catalog
        .rowsOf(
            CONSTRAINTS,
            row ->
                new Constraint(
                    row.getString("contype"),
                    List.of((String[]) row.getArray("columns").getArray()),
                    row.getString("other_schema"),
                    row.getString("other_table"),
                    List.of((String[]) row.getArray("other_columns").getArray()),
                    row.getString("comment")),
            table.oid())
        .stream()
        .filter(constraint -> shown.containsAll(constraint.columns()))
        .forEach(constraint -> lines.add(tag(constraint)));
    String own = table.comment();
    lines.add(own);
    String tags = String.join("\n", lines).strip();
    return "comment on view %s is %s;"
        .formatted(
            move.from().quoted(names),
            Names.literal(new FacadeComment(tags, move.to().quoted(names), unseen).text(names)));
  }

  /** What a constraint's own comment says goes on behind a bar, as PostGraphile has it. */
  private static String tag(Constraint constraint) {
    String columns = String.join(", ", constraint.columns());
    String smart =
        constraint
            .comment()
            .lines()
            .takeWhile(line -> line.startsWith("@"))
            .map(line -> "|" + line)
            .collect(Collectors.joining());
    return switch (constraint.kind()) {
      case "p" -> "@primaryKey " + columns + smart;
      case "u" -> "@unique " + columns + smart;
      default ->
          "@foreignKey (%s) references %s.%s (%s)%s"
              .formatted(
                  columns,
                  constraint.otherSchema(),
                  constraint.otherTable(),
                  String.join(", ", constraint.otherColumns()),
                  smart);
    };
  }
}
