-- What an API role may write in a table, by privilege and by some policy.
select p.relation, p.role, p.role_name, p.verb
from privilege as p
join relation as r on r.oid = p.relation and r.kind in ('r', 'p')
where p.verb in ('insert', 'update', 'delete')
    and (
        not r.rls
        or exists (
            select
            from policy_role as o
            where o.relation = p.relation
                and o.role = p.role
                and o.verb = p.verb
                and o.permissive
                and o.policy not in (select c.policy from constant as c where c.value = 'not true')
        )
    )
