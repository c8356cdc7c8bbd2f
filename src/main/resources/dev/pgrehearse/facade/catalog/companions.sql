-- What changes its schema together with the table: indexes, owned sequences, and its two types.
select
    case c.relkind when 'S' then 'sequence' else 'index' end as kind,
    c.relname as name
from pg_catalog.pg_class as c
where c.oid in (
        select i.indexrelid
        from pg_catalog.pg_index as i
        where i.indrelid = ?::pg_catalog.oid

        union all
        select d.objid
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.refobjid = ?::pg_catalog.oid
            and d.refobjsubid > 0
            and d.deptype in ('a', 'i')
    )
    and c.relkind in ('i', 'I', 'S')

union all
select
    'type',
    y.typname
from pg_catalog.pg_type as t
join pg_catalog.pg_type as y on y.oid in (t.oid, t.typarray)
where t.typrelid = ?::pg_catalog.oid
order by
    kind,
    name
