select
    'foreign key ' || pg_catalog.quote_ident(f.conname) || ' on ' || r.name as object,
    pg_catalog.string_agg(
        'auth.' || pg_catalog.quote_ident(c.relname) || '.' || pg_catalog.quote_ident(a.attname),
        ', ' order by k.position
    ) as detail,
    r.name || ' drop constraint ' || pg_catalog.quote_ident(f.conname) as target
from pg_catalog.pg_constraint as f
join relation as r on r.oid = f.conrelid
join pg_catalog.pg_class as c on c.oid = f.confrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace and n.nspname = 'auth'
join pg_catalog.pg_index as i on i.indexrelid = f.conindid and not i.indisprimary
cross join pg_catalog.unnest(f.confkey) with ordinality as k (col, position)
join pg_catalog.pg_attribute as a on a.attrelid = f.confrelid and a.attnum = k.col
where f.contype = 'f'
group by f.oid, f.conname, r.name
