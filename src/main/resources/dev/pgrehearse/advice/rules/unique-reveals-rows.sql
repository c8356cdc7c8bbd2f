select
    'unique index ' || pg_catalog.quote_ident(n.name) || '.' || pg_catalog.quote_ident(c.relname)
        as object,
    r.name || ', of which ' || pg_catalog.string_agg(distinct a.name, ', ')
        || ' may insert rows and not see all' as detail,
    r.name as target
from pg_catalog.pg_index as i
join pg_catalog.pg_class as c on c.oid = i.indexrelid
join schema as n on n.oid = c.relnamespace
join relation as r on r.oid = i.indrelid and r.rls
join api_role as a
    on pg_catalog.has_schema_privilege(a.oid, r.schema, 'usage')
    and exists (
        select
        from policy_role as p
        where p.relation = r.oid
            and p.role = a.oid
            and p.permissive
            and p.verb = 'insert'
    )
    and not exists (
        select
        from sees_all as s
        where s.relation = r.oid
            and s.role = a.oid
    )
where i.indisunique
    and not exists (
        select
        from pg_catalog.pg_depend as d
        join pg_catalog.pg_attribute as t on t.attrelid = i.indrelid and t.attnum = d.refobjsubid
        where d.refclassid = 'pg_catalog.pg_class'::regclass
            and d.refobjid = i.indrelid
            and d.refobjsubid > 0
            and (
                (d.classid = 'pg_catalog.pg_class'::regclass and d.objid = i.indexrelid)
                or (
                    d.classid = 'pg_catalog.pg_constraint'::regclass
                    and d.objid in (
                        select q.oid
                        from pg_catalog.pg_constraint as q
                        where q.conrelid = i.indrelid
                            and q.conindid = i.indexrelid
                            and q.contype in ('p', 'u', 'x')
                    )
                )
            )
            -- Columns that only the predicate mentions do not tell rows apart.
            and (t.attnum = any (i.indkey::smallint[]) or 0 = any (i.indkey::smallint[]))
            and (
                t.atttypid = 'pg_catalog.uuid'::regtype
                or t.attidentity <> ''
                or t.attgenerated <> ''
                or not pg_catalog.has_column_privilege(a.oid, i.indrelid, t.attnum, 'insert')
                or exists (
                    select
                    from pg_catalog.pg_attrdef as v
                    where v.adrelid = i.indrelid
                        and v.adnum = t.attnum
                        and pg_catalog.pg_get_expr(v.adbin, v.adrelid) like 'nextval(%'
                )
                or exists (
                    select
                    from pg_catalog.pg_constraint as f
                    where f.conrelid = i.indrelid
                        and f.contype = 'f'
                        and t.attnum = any (f.conkey)
                )
                or exists (
                    select
                    from compared as o
                    where o.relation = i.indrelid
                        and o.own
                        and o.col = t.attnum
                        and o.with_caller
                )
            )
    )
group by n.name, c.relname, r.name
