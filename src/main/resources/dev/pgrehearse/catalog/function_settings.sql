-- What functions set for the time of a call, such as their search_path.
select
    o.type || ' ' || o.identity as object,
    'pg_catalog.pg_proc'::pg_catalog.regclass::oid as class,
    p.oid as id,
    'set ' || pg_catalog.split_part(s.setting, '=', 1) as attribute,
    pg_catalog.substr(s.setting, pg_catalog.strpos(s.setting, '=') + 1) as value
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0
) as o
cross join lateral pg_catalog.unnest(p.proconfig) as s (setting)
where n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and p.oid = any (:routines)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            and e.objid = p.oid
            and e.deptype in ('e', 'i')
    )
order by object, attribute
