-- Names of functions in a schema that take no argument, as those of triggers do.
select p.proname as name
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where n.nspname = ?
    and p.pronargs = 0
order by name
