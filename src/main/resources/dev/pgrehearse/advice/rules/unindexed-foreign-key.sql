select
    'foreign key ' || pg_catalog.quote_ident(f.conname) || ' on ' || r.name as object,
    pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by k.position) as detail,
    r.name || ' ('
        || pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by k.position)
        || ')' as target
from pg_catalog.pg_constraint as f
join relation as r on r.oid = f.conrelid and not r.part
cross join pg_catalog.unnest(f.conkey) with ordinality as k (col, position)
join pg_catalog.pg_attribute as a on a.attrelid = f.conrelid and a.attnum = k.col
where f.contype = 'f'
    and not exists (
        select
        from index_columns as i
        where i.relation = f.conrelid
            and i.keys[0:pg_catalog.cardinality(f.conkey) - 1] @> f.conkey
    )
group by f.oid, f.conname, r.name
