-- The INSTEAD OF triggers of a view, with the functions that they run.
select
    t.tgname as name,
    pg_catalog.pg_get_triggerdef(t.oid) as definition,
    t.tgfoid as function,
    pg_catalog.format('%I.%I', n.nspname, p.proname) as function_name
from pg_catalog.pg_trigger as t
join pg_catalog.pg_proc as p on p.oid = t.tgfoid
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where t.tgrelid = ?::pg_catalog.oid
    and not t.tgisinternal
order by t.tgname
