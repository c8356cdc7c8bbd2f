-- Who but the owner of the database's objects may make something in a schema.
select distinct n.nspname as schema, coalesce(r.rolname, 'everybody') as role
from pg_catalog.pg_namespace as n
cross join pg_catalog.aclexplode(n.nspacl) as a
left join pg_catalog.pg_roles as r on r.oid = a.grantee
where a.privilege_type = 'CREATE'
    and a.grantee <> n.nspowner
    and coalesce(r.rolname, '') <> current_user
    and coalesce(not r.rolsuper, true)
order by 1, 2
