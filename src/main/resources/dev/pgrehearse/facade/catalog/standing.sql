-- A view as it stands: its query, its options, its comment, the tables that it reads, its rules.
select
    pg_catalog.pg_get_viewdef(c.oid) as definition,
    coalesce(c.reloptions, '{}')::text[] as options,
    coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') as comment,
    array(
        select distinct pg_catalog.format('%I.%I', n.nspname, t.relname)
        from pg_catalog.pg_rewrite as w
        join pg_catalog.pg_depend as d
            on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
            and d.objid = w.oid
            and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.refobjid <> c.oid
        join pg_catalog.pg_class as t on t.oid = d.refobjid
        join pg_catalog.pg_namespace as n on n.oid = t.relnamespace
        where w.ev_class = c.oid
            and t.relkind in ('r', 'p')
        order by 1
    ) as tables,
    array(
        select w.rulename::text
        from pg_catalog.pg_rewrite as w
        where w.ev_class = c.oid
            and w.rulename <> '_RETURN'
        order by 1
    ) as rules
from pg_catalog.pg_class as c
where c.oid = ?::pg_catalog.oid
