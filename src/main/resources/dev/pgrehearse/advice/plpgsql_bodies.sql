-- Errors that plpgsql_check finds, the first of each function. A trigger's function is read once for
-- each table that it is called for; one that no trigger calls cannot be read.
with called_for as (
    select
        f.oid::oid as oid,
        f.name,
        coalesce(t.relation, 0) as relation,
        t.old_table,
        t.new_table
    from (
:functions
    ) as f
    left join lateral (
        select distinct
            g.tgrelid as relation,
            g.tgoldtable as old_table,
            g.tgnewtable as new_table
        from pg_catalog.pg_trigger as g
        where g.tgfoid = f.oid
            and g.tgparentid = 0
    ) as t on f.is_trigger
    where f.language = 'plpgsql'
        and not f.is_event_trigger
        and (not f.is_trigger or t.relation is not null)
)
select distinct on (c.name)
    c.name,
    pg_catalog.format(
        '%s (%s)',
        e.message,
        pg_catalog.concat_ws(', ', e.sqlstate, 'line ' || e.lineno)
    ) as problem
from called_for as c
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
) as e
where e.level = 'error'
order by
    c.name,
    e.lineno,
    problem
