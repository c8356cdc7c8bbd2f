-- The foreign keys that leave a table or come to it, as PostgREST reads them: those of partitions
-- count as their parent's. A key to one row of the child is one whose columns are unique there.
select
    k.conname as name,
    k.conrelid as child,
    k.confrelid as parent,
    c.child_columns,
    c.parent_columns,
    c.operators,
    exists (
        select
        from pg_catalog.pg_constraint as u
        where u.conrelid = k.conrelid
            and u.contype in ('p', 'u')
            and u.conkey @> k.conkey
            and u.conkey <@ k.conkey
    ) as one_to_one
from pg_catalog.pg_constraint as k
cross join lateral (
    select
        pg_catalog.array_agg(a.attname::text order by p.place) as child_columns,
        pg_catalog.array_agg(f.attname::text order by p.place) as parent_columns,
        pg_catalog.array_agg(
            case
                when n.nspname = 'pg_catalog' then o.oprname::text
                else pg_catalog.format('operator(%I.%s)', n.nspname, o.oprname)
            end
            order by p.place
        ) as operators
    from rows from (
        pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey), pg_catalog.unnest(k.conpfeqop)
    ) with ordinality as p (child_column, parent_column, operator, place)
    join pg_catalog.pg_attribute as a on a.attrelid = k.conrelid and a.attnum = p.child_column
    join pg_catalog.pg_attribute as f on f.attrelid = k.confrelid and f.attnum = p.parent_column
    join pg_catalog.pg_operator as o on o.oid = p.operator
    join pg_catalog.pg_namespace as n on n.oid = o.oprnamespace
) as c
where k.contype = 'f'
    and k.conparentid = 0
    and ?::pg_catalog.oid in (k.conrelid, k.confrelid)
order by
    name,
    child,
    parent
