select
    p.oid,
    p.pronamespace as schema,
    p.proname as bare,
    n.name as schema_name,
    pg_catalog.quote_ident(n.name) || '.' || pg_catalog.quote_ident(p.proname)
        || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as name,
    p.proowner as owner,
    p.prosecdef as definer,
    p.provolatile as volatility,
    p.prorettype as returns,
    p.prorettype in (
        'pg_catalog.trigger'::regtype, 'pg_catalog.event_trigger'::regtype
    ) as is_trigger,
    p.prosqlbody is not null as is_bound,
    l.lanname in ('internal', 'c') as is_native,
    (
        select pg_catalog.substr(s.setting, pg_catalog.length('search_path=') + 1)
        from pg_catalog.unnest(p.proconfig) as s (setting)
        where s.setting like 'search_path=%'
    ) as path
from pg_catalog.pg_proc as p
join schema as n on n.oid = p.pronamespace
join pg_catalog.pg_language as l on l.oid = p.prolang
where p.prokind in ('f', 'p')
    and not exists (
        select
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_proc'::regclass
            and d.objid = p.oid
            and d.deptype = 'e'
    )
