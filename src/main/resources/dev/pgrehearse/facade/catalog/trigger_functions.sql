-- Which function is run when a row of a table is written.
select n.nspname as schema, c.relname as name, t.tgfoid as function
from pg_catalog.pg_trigger as t
join pg_catalog.pg_class as c on c.oid = t.tgrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where not t.tgisinternal
order by n.nspname, c.relname, t.tgname
