-- What an unqualified name in a function's text may stand for.
select
    'relation' as kind,
    n.nspname as schema,
    c.relname as name
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    and n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'

union
select
    'type',
    n.nspname,
    t.typname
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
where not exists (
        select
        from pg_catalog.pg_type as e
        where e.typarray = t.oid
    )
    and (
        n.nspname = 'pg_catalog'
        or (
            n.nspname !~ '^pg_'
            and n.nspname <> 'information_schema'
        )
    )

union
select
    'function',
    n.nspname,
    p.proname
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where n.nspname = 'pg_catalog'
    or (
        n.nspname !~ '^pg_'
        and n.nspname <> 'information_schema'
    )

union
select
    'operator',
    n.nspname,
    o.oprname
from pg_catalog.pg_operator as o
join pg_catalog.pg_namespace as n on n.oid = o.oprnamespace
where n.nspname <> 'pg_catalog'

union
select
    'collation',
    n.nspname,
    l.collname
from pg_catalog.pg_collation as l
join pg_catalog.pg_namespace as n on n.oid = l.collnamespace
where n.nspname <> 'pg_catalog'

union
select
    'configuration',
    n.nspname,
    g.cfgname
from pg_catalog.pg_ts_config as g
join pg_catalog.pg_namespace as n on n.oid = g.cfgnamespace
where n.nspname <> 'pg_catalog'

union
select
    'field',
    n.nspname,
    p.proname
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_type as t on t.oid = p.proargtypes[0]
where p.pronargs = 1
    and t.typtype = 'c'
    and n.nspname <> 'pg_catalog'
    -- Where the row has a column of this name, that is what is meant, as with embeds by column.
    and not exists (
        select
        from pg_catalog.pg_attribute as a
        where a.attrelid = t.typrelid
            and a.attname = p.proname
            and a.attnum > 0
            and not a.attisdropped
    )
order by
    kind,
    schema,
    name
