select
    'view ' || f.name as object,
    pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum)
        || ' of ' || f.base_name as detail,
    f.name as target
from facade as f
join pg_catalog.pg_attribute as a
    on a.attrelid = f.base
    and a.attnum > 0
    and not a.attisdropped
-- Hashed, however few rows the planner takes the facts for; none of them is null.
where (f.oid, a.attnum) not in (select c.facade, c.col from facade_column as c)
group by f.oid, f.name, f.base_name
