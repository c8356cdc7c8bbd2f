-- The columns in their order, dropped ones left out. A default is deparsed with nothing on the
-- path, so every name in it says its schema.
select
    a.attname as name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
    a.attidentity = 'a' as identity_always,
    a.attidentity = 'd' as identity_by_default,
    a.attgenerated <> '' as generated,
    a.attnotnull as required,
    case
        when a.attgenerated = '' then coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '')
        else ''
    end as default_expression,
    coalesce(pg_catalog.array_position(k.conkey, a.attnum), 0) as key_position,
    coalesce(pg_catalog.col_description(a.attrelid, a.attnum), '') as comment
from pg_catalog.pg_attribute as a
left join pg_catalog.pg_attrdef as d
    on d.adrelid = a.attrelid
    and d.adnum = a.attnum
left join pg_catalog.pg_constraint as k
    on k.conrelid = a.attrelid
    and k.contype = 'p'
where a.attrelid = ?::pg_catalog.oid
    and a.attnum > 0
    and not a.attisdropped
order by a.attnum
