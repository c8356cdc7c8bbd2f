select
    'table ' || r.name as object,
    pg_catalog.string_agg(p.bare::text, ', ' order by p.bare) as detail,
    r.name as target
from relation as r
join policy as p on p.relation = r.oid
where not r.rls
group by r.oid, r.name
