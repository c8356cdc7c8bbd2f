-- A table of which no policy shows a role any row.
select r.oid as relation, a.oid as role
from relation as r
cross join api_role as a
where r.kind in ('r', 'p')
    and r.rls
    and not exists (
        select
        from policy_role as p
        where p.relation = r.oid
            and p.role = a.oid
            and p.verb = 'select'
            and p.permissive
    )
