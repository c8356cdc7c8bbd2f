select
    p.object,
    pg_catalog.string_agg(distinct pg_catalog.quote_ident(n.col_name), ', ') as detail,
    p.target
from policy as p
join null_owner as n on n.policy = p.oid and n.clause = 'using' and n.whom = 'everybody'
where p.permissive
    and p.cmd in ('r', 'w')
    -- Whoever says in a comment what the policy is for has thought of it.
    and pg_catalog.obj_description(p.oid, 'pg_policy') is null
    and (
        not exists (select from api_role)
        or exists (
            select
            from unbound as u
            join privilege as g
                on g.relation = u.relation
                and g.role = u.role
                and g.verb = u.verb
            where u.policy = p.oid
        )
    )
group by p.object, p.target
