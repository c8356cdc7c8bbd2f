select 'view ' || f.name as object, f.base_name as detail, f.name as target
from facade as f
where not f.invoker
