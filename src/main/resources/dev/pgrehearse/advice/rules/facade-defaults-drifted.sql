select
    'view ' || c.name as object,
    pg_catalog.string_agg(
        pg_catalog.quote_ident(v.attname) || ' (' || c.base_name || ' has '
            || coalesce(pg_catalog.pg_get_expr(b.adbin, b.adrelid), 'none') || ', the view '
            || coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), 'none') || ')',
        ', '
        order by c.shown
    ) as detail,
    c.name as target
from facade_column as c
join pg_catalog.pg_attribute as v on v.attrelid = c.facade and v.attnum = c.shown
-- What the table makes itself, whatever is given, is no default of a view.
join pg_catalog.pg_attribute as t
    on t.attrelid = c.base
    and t.attnum = c.col
    and t.attgenerated = ''
    and t.attidentity = ''
left join pg_catalog.pg_attrdef as b on b.adrelid = t.attrelid and b.adnum = t.attnum
left join pg_catalog.pg_attrdef as d on d.adrelid = v.attrelid and d.adnum = v.attnum
where pg_catalog.pg_get_expr(b.adbin, b.adrelid)
    is distinct from pg_catalog.pg_get_expr(d.adbin, d.adrelid)
group by c.facade, c.name
