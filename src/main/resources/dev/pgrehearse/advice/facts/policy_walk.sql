-- What is read when a policy is evaluated, under the caller's own policies.
select p.oid as policy, 'policy' as kind, p.oid as node
from policy as p
union
select w.policy, n.to_kind, n.node
from policy_walk as w
join (
    select c.kind, c.oid, 'function' as to_kind, c.function as node
    from called as c
    join routine as f on f.oid = c.function and not f.definer
    union
    select
        e.kind,
        e.oid,
        case when r.kind = 'v' then 'view' else 'table' end,
        e.relation
    from read as e
    join relation as r
        on r.oid = e.relation
        and (r.kind in ('r', 'p') or (r.kind = 'v' and r.invoker))
) as n on n.kind = w.kind and n.oid = w.node
