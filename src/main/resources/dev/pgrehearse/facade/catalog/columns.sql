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
    coalesce(
        case
            when o.oid is null then null
            when o.oprnamespace = 'pg_catalog'::pg_catalog.regnamespace then o.oprname
            else pg_catalog.format('operator(%I.%s)', s.nspname, o.oprname)
        end,
        case when pg_catalog.array_position(k.conkey, a.attnum) is null then '' else '=' end
    ) as key_operator,
    coalesce(pg_catalog.col_description(a.attrelid, a.attnum), '') as comment
from pg_catalog.pg_attribute as a
left join pg_catalog.pg_attrdef as d
    on d.adrelid = a.attrelid
    and d.adnum = a.attnum
left join pg_catalog.pg_constraint as k
    on k.conrelid = a.attrelid
    and k.contype = 'p'
-- The operator by which the index of the key finds two values equal.
left join pg_catalog.pg_index as i on i.indexrelid = k.conindid
left join pg_catalog.pg_opclass as q
    on q.oid = i.indclass[pg_catalog.array_position(k.conkey, a.attnum) - 1]
    and q.opcmethod = (select h.oid from pg_catalog.pg_am as h where h.amname = 'btree')
left join pg_catalog.pg_amop as m
    on m.amopfamily = q.opcfamily
    and m.amoplefttype = q.opcintype
    and m.amoprighttype = q.opcintype
    and m.amopstrategy = 3
left join pg_catalog.pg_operator as o on o.oid = m.amopopr
left join pg_catalog.pg_namespace as s on s.oid = o.oprnamespace
where a.attrelid = ?::pg_catalog.oid
    and a.attnum > 0
    and not a.attisdropped
order by a.attnum
