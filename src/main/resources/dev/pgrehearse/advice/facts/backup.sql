-- A table that is a copy of another: the other's name and something like _old; or the same columns,
-- and a name like that or nothing else that a table has which somebody has thought about, as a table
-- made by a query has not. Two tables may well have the same columns and nothing to do with each other.
select r.oid as relation, pg_catalog.min(m.name) as model
from relation as r
join column_set as c on c.relation = r.oid
join relation as m
    on m.oid <> r.oid
    and m.kind in ('r', 'p')
    and m.rls
join column_set as o on o.relation = m.oid
cross join lateral (
    select r.bare ~ '[0-9]{6,}|(^|_)(backup|bak|old|copy|orig|archive|tmp|before)(_|$)' as says
) as n
where r.kind = 'r'
    and not r.rls
    and not r.part
    and exists (select from privilege as g where g.relation = r.oid and g.verb = 'select')
    and not exists (select from policy as p where p.relation = r.oid)
    and (
        (n.says and pg_catalog.strpos(r.bare, m.bare) > 0)
        or (
            c.names = o.names
            and c.columns > 1
            and (n.says or (c.bare_columns and not o.bare_columns and c.in_order = o.in_order))
        )
    )
group by r.oid
