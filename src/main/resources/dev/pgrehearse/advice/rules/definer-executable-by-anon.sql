select 'function ' || f.name as object, e.role_name as detail, f.name as target
from routine as f
join executable as e on e.function = f.oid and e.anonymous
where f.definer
