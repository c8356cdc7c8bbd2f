select
    p.object,
    r.name as detail,
    p.target
from policy as p
join narrows_nothing as n on n.policy = p.oid
join policed as r on r.oid = p.relation
where not p.permissive
