select
    'function ' || f.name as object,
    pg_catalog.string_agg(distinct p.object, ', ') || ' '
        || case when pg_catalog.count(distinct p.oid) = 1 then 'calls' else 'call' end || ' it'
        as detail,
    f.name as target
from policy as p
join called as c on c.kind = 'policy' and c.oid = p.oid and not c.once
join routine as f on f.oid = c.function and f.volatility = 'v'
group by f.oid, f.name
