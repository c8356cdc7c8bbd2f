-- Functions in PL/pgSQL that are no extension's.
select
    p.oid,
    pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname)
        || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as name,
    p.prorettype = 'pg_catalog.trigger'::regtype as is_trigger,
    p.prorettype = 'pg_catalog.event_trigger'::regtype as is_event_trigger
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_language as l on l.oid = p.prolang
where l.lanname = 'plpgsql'
    and n.nspname <> all (:'platform'::name[])
    and pg_catalog.left(n.nspname, 3) <> 'pg_'
    and not exists (
        select
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_proc'::regclass
            and d.objid = p.oid
            and d.deptype = 'e'
    )
