-- Roles that may not look up names in the schema, as SQL writes them; public stands for everybody.
select r.oid::pg_catalog.regrole::text as role
from pg_catalog.pg_roles as r
cross join pg_catalog.pg_namespace as n
where n.nspname = ?
    and not pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')

union all
select 'public'
from pg_catalog.pg_namespace as n
where n.nspname = ?
    and not pg_catalog.has_schema_privilege('public', n.oid, 'usage')
order by role
