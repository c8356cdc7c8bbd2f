-- Operators and functions of others, where Postgres may have some of that name itself. For one to be
-- meant there must be values of its operands' types; Postgres's own types are no matter, nor those
-- that it makes of its own without being told.
with candidates (kind, schema, name, in_postgres, operands, result) as (
    select
        'operator',
        n.nspname,
        o.oprname,
        exists (
            select
            from pg_catalog.pg_operator as own
            where own.oprname = o.oprname
                and own.oprnamespace = 'pg_catalog'::pg_catalog.regnamespace
        ),
        array[o.oprleft, o.oprright],
        o.oprresult
    from pg_catalog.pg_operator as o
    join pg_catalog.pg_namespace as n on n.oid = o.oprnamespace
    where n.nspname <> 'pg_catalog'

    union all
    select
        'function',
        n.nspname,
        p.proname,
        true,
        p.proargtypes::pg_catalog.oid[],
        p.prorettype
    from pg_catalog.pg_proc as p
    join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
    where n.nspname !~ '^pg_'
        and n.nspname <> 'information_schema'
        and exists (
            select
            from pg_catalog.pg_proc as own
            where own.proname = p.proname
                and own.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
        )
)

select
    c.kind,
    c.schema,
    c.name,
    c.in_postgres,
    array(
        select distinct y.oid::bigint
        from pg_catalog.unnest(c.operands) as g (oid)
        join pg_catalog.pg_type as y on y.oid = g.oid
        where y.typnamespace <> 'pg_catalog'::pg_catalog.regnamespace
            and not exists (
                select
                from pg_catalog.pg_cast as k
                join pg_catalog.pg_type as s on s.oid = k.castsource
                where k.casttarget = y.oid
                    and k.castcontext = 'i'
                    and s.typnamespace = 'pg_catalog'::pg_catalog.regnamespace
            )
        order by 1
    ) as operands,
    c.result::bigint as result
from candidates as c
order by
    c.kind,
    c.schema,
    c.name,
    operands,
    c.result
