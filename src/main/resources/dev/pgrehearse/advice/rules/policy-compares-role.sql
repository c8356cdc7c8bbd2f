select
    p.object,
    pg_catalog.string_agg(distinct pg_catalog.quote_ident(c.col_name), ', ') as detail,
    p.target
from policy as p
join compared as c on c.policy = p.oid and c.own and c.against = 'role'
where exists (
    select
    from policy_role as o
    join privilege as g
        on g.relation = o.relation
        and g.role = o.role
        and g.verb = o.verb
    where o.policy = p.oid
)
group by p.object, p.target
