select r.oid, r.rolname::text as name, r.rolname = (:'roles'::name[])[1] as anonymous
from pg_catalog.pg_roles as r
where r.rolname = any (:'roles'::name[])
