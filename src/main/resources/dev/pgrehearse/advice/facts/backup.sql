-- A table that is a copy of another: the same columns, or the other's name and something like _old.
select r.oid as relation, pg_catalog.min(m.name) as model
from relation as r
join column_set as c on c.relation = r.oid
join relation as m
    on m.oid <> r.oid
    and m.kind in ('r', 'p')
    and m.rls
join column_set as o on o.relation = m.oid
where r.kind = 'r'
    and not r.rls
    and not r.part
    and exists (select from privilege as g where g.relation = r.oid and g.verb = 'select')
    and not exists (select from policy as p where p.relation = r.oid)
    and (
        (c.names = o.names and c.columns > 1)
        or (
            r.bare ~ '[0-9]{6,}|(^|_)(backup|bak|old|copy|orig|archive|tmp|before)(_|$)'
            and pg_catalog.strpos(r.bare, m.bare) > 0
        )
    )
group by r.oid
