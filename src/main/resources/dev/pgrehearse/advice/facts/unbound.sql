-- A permissive policy for an API role, where no restrictive one narrows what it lets through.
select p.policy, p.relation, p.role, p.role_name, p.verb
from policy_role as p
where p.permissive
    and not exists (
        select
        from policy_role as r
        where r.relation = p.relation
            and r.role = p.role
            and r.verb = p.verb
            and not r.permissive
            and r.policy not in (select n.policy from narrows_nothing as n)
    )
