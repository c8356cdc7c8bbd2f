select 'table ' || r.name as object, g.words as detail, r.name as target
from relation as r
join grants as g on g.relation = r.oid
where r.kind in ('r', 'p')
    and not r.rls
    -- Those two have a rule of their own, which says more.
    and not exists (select from policy as p where p.relation = r.oid)
    and r.oid not in (select b.relation from backup as b)
