-- Tables whose rows belong to somebody: a policy holds a column against the caller, or did so when the
-- database was looked at before. A policy that is altered to let everybody pass says so no more.
select distinct o.relation::oid as relation
from pg_catalog.jsonb_to_recordset((select f.facts -> 'owned' from given as f)) as o (
    relation bigint, function bigint
)
join pg_catalog.pg_proc as p on p.oid = o.function::oid
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where n.nspname = 'auth'
    or p.proname = 'current_setting'
    or (n.nspname <> 'pg_catalog' and p.provolatile <> 'i')
