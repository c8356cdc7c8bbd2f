select
    'table ' || pg_catalog.min(c.name) as object,
    pg_catalog.min(c.circle) as detail,
    pg_catalog.min(c.name) as target
from (
    select
        r.name,
        pg_catalog.string_agg(distinct o.name, ', ') as circle
    from policy_reach as w
    join policy_reach as b
        on b.role = w.role
        and b.from_table = w.to_table
        and b.to_table = w.from_table
    join relation as r on r.oid = w.from_table
    join relation as o on o.oid = w.to_table
    group by r.name
) as c
group by c.circle
