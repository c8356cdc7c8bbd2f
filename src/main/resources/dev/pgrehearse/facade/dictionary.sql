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
where t.typelem = 0
    and n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'

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
order by
    kind,
    schema,
    name
