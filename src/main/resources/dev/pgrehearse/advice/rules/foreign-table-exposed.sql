select 'foreign table ' || r.name as object, g.words as detail, r.name as target
from relation as r
join grants as g on g.relation = r.oid
where r.kind = 'f'
