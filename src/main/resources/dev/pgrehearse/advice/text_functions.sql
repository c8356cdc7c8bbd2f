-- Functions that are no extension's, whose body is kept as text in a language that can be read, and
-- the path of their own, if they have one.
select
    p.oid::bigint as oid,
    pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname)
        || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as name,
    l.lanname as language,
    p.prorettype = 'pg_catalog.trigger'::regtype as is_trigger,
    p.prorettype = 'pg_catalog.event_trigger'::regtype as is_event_trigger,
    (
        select
            case pg_catalog.substr(s.setting, pg_catalog.length('search_path=') + 1)
                when '""' then ''''''
                when '' then ''''''
                else pg_catalog.substr(s.setting, pg_catalog.length('search_path=') + 1)
            end
        from pg_catalog.unnest(p.proconfig) as s (setting)
        where s.setting like 'search\_path=%'
    ) as path
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_language as l on l.oid = p.prolang
where p.prosqlbody is null
    and l.lanname in ('sql', 'plpgsql')
    and n.nspname <> all (:'platform'::name[])
    and pg_catalog.left(n.nspname, 3) <> 'pg_'
    and not exists (
        select
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_proc'::regclass
            and d.objid = p.oid
            and d.deptype = 'e'
    )
order by name
