select
    a.attrelid as relation,
    pg_catalog.count(*) as columns,
    pg_catalog.array_agg(
        a.attname::text || ' ' || a.atttypid::text
        order by a.attname
    ) as names
from pg_catalog.pg_attribute as a
join relation as r on r.oid = a.attrelid and r.kind in ('r', 'p')
where a.attnum > 0
    and not a.attisdropped
group by a.attrelid
