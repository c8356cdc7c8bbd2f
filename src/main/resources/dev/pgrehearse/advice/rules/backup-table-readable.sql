select 'table ' || r.name as object, b.model || ', and ' || g.words as detail, r.name as target
from backup as b
join relation as r on r.oid = b.relation
join grants as g on g.relation = r.oid
