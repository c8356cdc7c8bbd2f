-- Columns that a policy holds against the caller, against a subselect or against another column.
select
    c.oid::oid as policy,
    c.clause,
    case when c.relation = 0 then p.relation else c.relation::oid end as relation,
    c.relation = 0 as own,
    c.col,
    a.attname as col_name,
    c.against,
    c.against = 'call' and f.oid is not null and (
        n.nspname = 'auth'
        or f.proname = 'current_setting'
        or (n.nspname <> 'pg_catalog' and f.provolatile <> 'i')
    ) as with_caller,
    coalesce(n.nspname = 'auth' or f.proname = 'current_setting', false) as with_claim
from pg_catalog.jsonb_to_recordset((select f.facts -> 'compares' from given as f)) as c (
    oid bigint, clause text, relation bigint, col smallint, against text, function bigint
)
join policy as p on p.oid = c.oid::oid
join pg_catalog.pg_attribute as a
    on a.attrelid = case when c.relation = 0 then p.relation else c.relation::oid end
    and a.attnum = c.col
    and a.attnum > 0
left join pg_catalog.pg_proc as f on f.oid = c.function::oid
left join pg_catalog.pg_namespace as n on n.oid = f.pronamespace
