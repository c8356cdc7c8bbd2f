-- Whom default privileges could have given something on a new function, on this database or on one
-- under the other regime: the platform's own roles, where they exist, and every grantee there is.
select r.rolname as role
from pg_catalog.pg_roles as r
where r.rolname in ('anon', 'authenticated', 'service_role')

union
select x.grantee::pg_catalog.regrole::text
from pg_catalog.pg_default_acl as d
left join pg_catalog.pg_namespace as n on n.oid = d.defaclnamespace
cross join lateral pg_catalog.aclexplode(d.defaclacl) as x
where d.defaclobjtype = 'f'
    and (n.nspname = ? or d.defaclnamespace = 0)
    and x.grantee <> 0
    and x.grantee <> d.defaclrole
order by role
