select n.oid, n.nspname as name
from pg_catalog.pg_namespace as n
where n.nspname <> all (:'platform'::name[])
    and pg_catalog.left(n.nspname, 3) <> 'pg_'
