-- Functions to which Postgres or a caller gives rows of a table, and those that give such rows back.
with it as (
    select
        c.oid,
        t.oid as row_type,
        t.typarray as array_type
    from pg_catalog.pg_class as c
    join pg_catalog.pg_type as t on t.oid = c.reltype
    where c.oid = ?::pg_catalog.oid
)

select
    'trigger' as kind,
    g.tgfoid as oid,
    g.tgfoid::pg_catalog.regprocedure::text as name
from it
join pg_catalog.pg_trigger as g on g.tgrelid = it.oid
where not g.tgisinternal

union
select
    'argument',
    p.oid,
    p.oid::pg_catalog.regprocedure::text
from it
join pg_catalog.pg_proc as p
    on p.proargtypes::pg_catalog.oid[] && array[it.row_type, it.array_type]

union
select
    'result',
    p.oid,
    p.oid::pg_catalog.regprocedure::text
from it
join pg_catalog.pg_proc as p on p.prorettype in (it.row_type, it.array_type)
order by
    kind,
    name
