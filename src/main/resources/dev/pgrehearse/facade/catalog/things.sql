-- What a name in the text of a function may be, by number. Postgres's own things hand nothing down.
select
    'relation' as kind,
    n.nspname as schema,
    c.relname as name,
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid as catalog,
    c.oid as object
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'

union all
select
    'type',
    n.nspname,
    t.typname,
    'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid,
    t.oid
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
where n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'

union all
select
    'function',
    n.nspname,
    p.proname,
    'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid,
    p.oid
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'

union all
select
    'operator',
    n.nspname,
    o.oprname,
    'pg_catalog.pg_operator'::pg_catalog.regclass::pg_catalog.oid,
    o.oid
from pg_catalog.pg_operator as o
join pg_catalog.pg_namespace as n on n.oid = o.oprnamespace
where n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema'

-- Run when a function changes the schema.
union all
select
    'event',
    '',
    '',
    'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid,
    e.evtfoid
from pg_catalog.pg_event_trigger as e
where e.evtenabled <> 'D'
order by
    kind,
    schema,
    name,
    catalog,
    object
