-- The functions and procedures that somebody made, not those of extensions.
select pg_catalog.jsonb_build_object(
    'id', f.oid::bigint,
    'name', pg_catalog.replace(o.identity, 'pg_catalog.', ''),
    'call', pg_catalog.format('%I.%I', n.nspname, f.proname),
    'procedure', f.prokind = 'p',
    'trigger', t.typname in ('trigger', 'event_trigger'),
    'speaks', f.proretset or t.typtype = 'c' or t.typname in ('record', 'json', 'jsonb'),
    'arguments', (
        select coalesce(
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'type', pg_catalog.format_type(a.type, null),
                    'variadic', f.provariadic <> 0 and a.position = f.pronargs,
                    'marked', b.typname = 'uuid' or b.typcategory = 'S'
                )
                order by a.position
            ),
            '[]'
        )
        from pg_catalog.unnest(f.proargtypes::oid[]) with ordinality as a (type, position)
        join pg_catalog.pg_type as b on b.oid = a.type
    ),
    'may', (
        select coalesce(pg_catalog.jsonb_agg(r.name order by r.name), '[]')
        from pg_catalog.unnest(:roles) as r (name)
        where pg_catalog.has_function_privilege(r.name, f.oid, 'execute')
    )
)
from pg_catalog.pg_proc as f
join pg_catalog.pg_namespace as n on n.oid = f.pronamespace
join pg_catalog.pg_type as t on t.oid = f.prorettype
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_proc'::pg_catalog.regclass, f.oid, 0
) as o
where n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'
    and n.nspname <> all (:excluded)
    and f.prokind in ('f', 'p')
    and not exists (
        select
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            and d.objid = f.oid
            and d.deptype = 'e'
    )
order by o.identity
