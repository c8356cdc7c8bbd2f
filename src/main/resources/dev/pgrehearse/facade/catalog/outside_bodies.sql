-- Functions that set no search_path and are nobody's to write anew: those of extensions, and those
-- in languages that are not read. What compiled code looks up, nobody can say.
select
    p.oid,
    o.identity,
    p.prosrc as body,
    g.lanname in ('sql', 'plpgsql') as readable
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_language as g on g.oid = p.prolang
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0
) as o
where g.lanname not in ('internal', 'c')
    and p.prosqlbody is null
    and p.prokind in ('f', 'p')
    and n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'
    and (
        g.lanname not in ('sql', 'plpgsql')
        or exists (
            select
            from pg_catalog.pg_depend as e
            where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                and e.objid = p.oid
                and e.deptype = 'e'
        )
    )
    and not exists (
        select
        from pg_catalog.unnest(p.proconfig) as s (setting)
        where s.setting like 'search\_path=%'
    )
order by
    o.identity,
    p.oid
