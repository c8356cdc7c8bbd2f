-- Every function whose body Postgres keeps as text.
select
    'body' as kind,
    p.oid::bigint as oid,
    '' as clause,
    '{}'::text[] as roles,
    0::bigint as relation,
    p.prosrc as text
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_language as l on l.oid = p.prolang
where p.prosqlbody is null
    and l.lanname not in ('internal', 'c')
    and n.nspname <> all (:'platform'::name[])
    and pg_catalog.left(n.nspname, 3) <> 'pg_'
    and not exists (
        select
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_proc'::regclass
            and d.objid = p.oid
            and d.deptype = 'e'
    )
order by oid
