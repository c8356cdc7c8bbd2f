-- Functions and procedures whose body is text: Postgres looks the names in it up when it runs.
-- Those that a facade's embeds are made of are written by the moves themselves.
select
    p.oid,
    n.nspname as schema,
    o.identity,
    pg_catalog.pg_get_functiondef(p.oid) as definition,
    p.prosrc as body,
    g.lanname as language,
    p.prosecdef as definer,
    p.proowner::pg_catalog.regrole::text as owner,
    p.proowner = (
        select r.oid
        from pg_catalog.pg_roles as r
        where r.rolname = current_user
    ) as owned_by_caller,
    (
        select pg_catalog.substr(s.setting, pg_catalog.length('search_path=') + 1)
        from pg_catalog.unnest(p.proconfig) as s (setting)
        where s.setting like 'search\_path=%'
    ) as path
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_language as g on g.oid = p.prolang
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0
) as o
where g.lanname in ('sql', 'plpgsql')
    and p.prosqlbody is null
    and p.prokind in ('f', 'p')
    and n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'
    and not pg_catalog.starts_with(
        coalesce(pg_catalog.obj_description(p.oid, 'pg_proc'), ''), 'Embed of the key '
    )
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            and e.objid = p.oid
            and e.deptype = 'e'
    )
order by o.identity
