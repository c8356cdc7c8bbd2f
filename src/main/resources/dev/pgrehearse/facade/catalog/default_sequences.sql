-- Columns whose default names a sequence. An identity has none: it counts without a name.
select
    a.attname as column_name,
    n.nspname as schema,
    s.relname as sequence
from pg_catalog.pg_attrdef as f
join pg_catalog.pg_attribute as a
    on a.attrelid = f.adrelid
    and a.attnum = f.adnum
join pg_catalog.pg_depend as d
    on d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
    and d.objid = f.oid
    and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
join pg_catalog.pg_class as s
    on s.oid = d.refobjid
    and s.relkind = 'S'
join pg_catalog.pg_namespace as n on n.oid = s.relnamespace
where f.adrelid = ?::pg_catalog.oid
order by
    a.attnum,
    s.relname
