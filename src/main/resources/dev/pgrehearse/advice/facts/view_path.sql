-- From a view down through views with their owner's rights to what the last of them reads.
select v.oid as view, v.oid as last, e.relation
from relation as v
join read as e on e.kind = 'view' and e.oid = v.oid
where v.kind = 'm'
    or (v.kind = 'v' and not v.invoker)
union
select p.view, n.oid, e.relation
from view_path as p
join relation as n on n.oid = p.relation and (n.kind = 'm' or (n.kind = 'v' and not n.invoker))
join read as e on e.kind = 'view' and e.oid = n.oid
