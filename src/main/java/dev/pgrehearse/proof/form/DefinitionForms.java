package dev.pgrehearse.proof.form;

import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Subject;
import java.util.List;

/**
 * What earlier migrations and old scripts say about the name, by the one who owns it. Where a
 * statement works and says nothing, a second one sees whether it reached the table.
 */
final class DefinitionForms {

  /** What a table made like another has of it. */
  private static final String COPIED =
      """
      select
          'column ' || pg_catalog.quote_ident(a.attname) as part,
          case when a.attnotnull then 'not null ' else '' end
              || case
                  when a.attidentity <> '' then 'identity'
                  when a.attgenerated <> '' then 'generated'
                  when a.atthasdef then 'default'
                  else ''
              end as definition
      from pg_catalog.pg_attribute as a
      where a.attrelid = 'public.proof_like'::pg_catalog.regclass
          and a.attnum > 0

      union all
      select 'constraint', pg_catalog.pg_get_constraintdef(c.oid)
      from pg_catalog.pg_constraint as c
      where c.conrelid = 'public.proof_like'::pg_catalog.regclass
          and c.contype <> 'n'

      union all
      select 'index', pg_catalog.pg_get_indexdef(i.indexrelid)
      from pg_catalog.pg_index as i
      where i.indrelid = 'public.proof_like'::pg_catalog.regclass
      order by
          part,
          definition""";

  private DefinitionForms() {}

  static List<StatementForm> all() {
    return List.of(
        of("create-table-if-not-exists", "create table if not exists %s (proof_id integer)"),
        of("add-column", "alter table %s add column proof_column integer"),
        of("add-constraint", "alter table %s add constraint proof_check check (true)"),
        of("drop-column", "alter table %s drop column {column}"),
        reaching(
            "set-column-default",
            "alter table %s alter column {column} set default null",
            "not exists (select from pg_catalog.pg_attrdef where adrelid = %d and adnum = (select attnum from pg_catalog.pg_attribute where attrelid = %1$d and pg_catalog.quote_ident(attname) = '{column}') and pg_catalog.pg_get_expr(adbin, adrelid) not like 'NULL%%')"),
        reaching(
            "rename",
            "alter table %s rename to proof_renamed",
            "(select relname = 'proof_renamed' from pg_catalog.pg_class where oid = %d)"),
        reaching(
            "rename-column",
            "alter table %s rename column {column} to proof_renamed",
            "exists (select from pg_catalog.pg_attribute where attrelid = %d and attname = 'proof_renamed')"),
        reaching(
            "grant",
            "grant trigger on %s to anon",
            "pg_catalog.has_table_privilege('anon', %d::oid, 'trigger')"),
        reaching(
            "set-schema",
            "create schema proof_elsewhere; alter table %s set schema proof_elsewhere",
            "(select relnamespace = 'proof_elsewhere'::regnamespace from pg_catalog.pg_class where oid = %d)"),
        reaching(
            "revoke",
            "revoke select on %s from authenticated",
            "not pg_catalog.has_table_privilege('authenticated', %d::oid, 'select')"),
        of(
            "set-column-type",
            "alter table %s alter column {column} type text using {column}::text"),
        of("create-index", "create index on %s ({column})"),
        of("create-policy", "create policy proof_policy on %s using (true)"),
        of("disable-row-security", "alter table %s disable row level security"),
        of(
            "create-trigger",
            "create trigger proof_trigger before insert on %s for each row execute function pg_catalog.suppress_redundant_updates_trigger()"),
        of("comment-on-table", "comment on table %s is 'proof'"),
        reaching(
            "comment-on-column",
            "comment on column %s.{column} is 'proof'",
            "exists (select from pg_catalog.pg_attribute where attrelid = %d and pg_catalog.quote_ident(attname) = '{column}' and pg_catalog.col_description(attrelid, attnum) = 'proof')"),
        of("drop-table", "drop table if exists %s"),
        of("analyze", "analyze %s"),
        of("add-to-publication", "create publication proof_publication for table %s"),
        StatementForm.byOwner(
            "create-table-like",
            on ->
                List.of(
                    Trial.of(
                        "",
                        "create table public.proof_like (like %s including all)"
                            .formatted(on.name()),
                        COPIED))),
        of("create-child", "create table public.proof_child () inherits (%s)"),
        StatementForm.byOwner("references-from-new-table", DefinitionForms::references));
  }

  private static StatementForm of(String slug, String statement) {
    return StatementForm.byOwner(
        slug, on -> List.of(Trial.of("", column(statement, on).formatted(on.name()))));
  }

  private static StatementForm reaching(String slug, String statement, String condition) {
    return StatementForm.byOwner(
        slug,
        on ->
            List.of(
                Trial.of(
                    "",
                    column(statement, on).formatted(on.name()),
                    "select case when %s then 'the table' else 'only the view' end as reached"
                        .formatted(column(condition, on).formatted(on.table().oid())))));
  }

  private static String column(String text, Subject on) throws CannotBeTried {
    return text.contains("{column}")
        ? text.replace("{column}", on.plain().name().replace("%", "%%"))
        : text;
  }

  private static List<Trial> references(Subject on) throws CannotBeTried {
    List<String> columns = on.key().columns();
    StringBuilder definitions = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      definitions.append("c%d %s, ".formatted(i, on.table().column(columns.get(i)).type()));
      names.append(i == 0 ? "" : ", ").append("c").append(i);
    }
    return List.of(
        Trial.of(
            "",
            "create table public.proof_child (%sforeign key (%s) references %s (%s))"
                .formatted(definitions, names, on.name(), String.join(", ", columns))));
  }
}
