-- Errors that plpgsql_check finds, the first of each function. A trigger's function is read once for
-- each table that it is called for; one that no trigger calls cannot be read.
with body as (
:functions),
call as (
    select
        b.oid,
        b.name,
        coalesce(t.relation, 0) as relation,
        t.old_table,
        t.new_table
    from body as b
    left join lateral (
        select distinct
            g.tgrelid as relation,
            g.tgoldtable as old_table,
            g.tgnewtable as new_table
        from pg_catalog.pg_trigger as g
        where g.tgfoid = b.oid
            and g.tgparentid = 0
    ) as t on b.is_trigger
    where not b.is_event_trigger
        and (not b.is_trigger or t.relation is not null)
)
select distinct on (c.name)
    c.name,
    pg_catalog.format(
        '%s (%s)',
        f.message,
        pg_catalog.concat_ws(', ', f.sqlstate, 'line ' || f.lineno)
    ) as problem
from call as c
cross join lateral :reader.plpgsql_check_function_tb(
    funcoid => c.oid,
    relid => c.relation,
    fatal_errors => false,
    other_warnings => false,
    performance_warnings => false,
    extra_warnings => false,
    security_warnings => false,
    oldtable => c.old_table,
    newtable => c.new_table
) as f
where f.level = 'error'
order by
    c.name,
    f.lineno,
    problem
