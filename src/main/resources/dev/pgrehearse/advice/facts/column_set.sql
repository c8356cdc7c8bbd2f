select
    a.attrelid as relation,
    pg_catalog.count(*) as columns,
    pg_catalog.array_agg(
        a.attname::text || ' ' || a.atttypid::text
        order by a.attname
    ) as names,
    pg_catalog.array_agg(a.attname::text order by a.attnum) as in_order,
    -- Neither a constraint nor a default.
    not pg_catalog.bool_or(a.attnotnull or a.atthasdef or a.attidentity <> '')
        and not exists (
            select from pg_catalog.pg_constraint as k where k.conrelid = a.attrelid
        ) as bare_columns
from pg_catalog.pg_attribute as a
join relation as r on r.oid = a.attrelid and r.kind in ('r', 'p')
where a.attnum > 0
    and not a.attisdropped
group by a.attrelid
