-- From a view down through views with their caller's rights to what the last of them reads.
select v.oid as view, e.relation
from relation as v
join read as e on e.kind = 'view' and e.oid = v.oid
where v.kind = 'v'
    and v.invoker
union
select p.view, e.relation
from invoker_path as p
join relation as n on n.oid = p.relation and n.kind = 'v' and n.invoker
join read as e on e.kind = 'view' and e.oid = n.oid
