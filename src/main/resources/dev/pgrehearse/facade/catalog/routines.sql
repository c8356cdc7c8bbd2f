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
    case
        when pg_catalog.pg_has_role(p.proowner, 'usage') then
            case
                when not pg_catalog.has_schema_privilege(n.oid, 'create') then
                    pg_catalog.format(
                        '%I may not create in schema %I',
                        current_user,
                        n.nspname
                    )
            end
        -- There is no privilege "set" before 16: every member may.
        when pg_catalog.pg_has_role(
            p.proowner,
            case
                when pg_catalog.current_setting('server_version_num')::integer >= 160000 then 'set'
                else 'member'
            end
        ) then
            pg_catalog.format(
                'it belongs to %s, whose rights %I has only after set role',
                p.proowner::pg_catalog.regrole,
                current_user
            )
        else pg_catalog.format('it belongs to %s', p.proowner::pg_catalog.regrole)
    end as hindrance,
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
