-- A policy, an API role that it is for, and a verb that it speaks of.
select p.oid as policy, p.relation, p.permissive, a.oid as role, a.name as role_name, v.verb
from policy as p
join pg_catalog.pg_policy as c on c.oid = p.oid
cross join api_role as a
join (
    values ('r', 'select'), ('a', 'insert'), ('w', 'update'), ('d', 'delete')
) as v (cmd, verb) on p.cmd::text in ('*', v.cmd)
where exists (
    select
    from pg_catalog.unnest(c.polroles) as u (role)
    where case
        when u.role = 0 then true
        else pg_catalog.pg_has_role(a.oid, u.role, 'usage')
    end
)
