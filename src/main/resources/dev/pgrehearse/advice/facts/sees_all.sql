-- A table of which an API role may see every row.
select r.oid as relation, a.oid as role
from relation as r
cross join api_role as a
where r.kind in ('r', 'p')
    and (
        not r.rls
        or exists (
            select
            from unbound as u
            join constant as c
                on c.policy = u.policy
                and c.clause = 'using'
                and (c.value = 'true' or (c.value = 'true for users' and not a.anonymous))
            where u.relation = r.oid
                and u.role = a.oid
                and u.verb = 'select'
        )
    )
