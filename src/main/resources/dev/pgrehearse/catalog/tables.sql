-- Tables that hold rows of this database: partitions but not their parents, and no foreign tables.
-- Columns by name, so that a column made again at the end changes nothing; keys by the index's order.
-- A value of regclass and its like is a number that reads as the name of something, wherever in a row.
select
    c.oid,
    pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
    array(
        select pg_catalog.quote_ident(l.attname)
        from pg_catalog.pg_attribute as l
        where l.attrelid = c.oid
            and l.attnum > 0
            and not l.attisdropped
        order by l.attname collate "C"
    ) as columns,
    array(
        select pg_catalog.quote_ident(l.attname)
        from pg_catalog.pg_index as i
        cross join lateral pg_catalog.unnest(i.indkey) with ordinality as k (attnum, position)
        join pg_catalog.pg_attribute as l
            on l.attrelid = i.indrelid
            and l.attnum = k.attnum
        where i.indrelid = c.oid
            and i.indisprimary
            and k.position <= i.indnkeyatts
        order by k.position
    ) as key,
    exists (
        with recursive part (type) as (
            select l.atttypid
            from pg_catalog.pg_attribute as l
            where l.attrelid = c.oid
                and l.attnum > 0
                and not l.attisdropped

            union
            select p.type
            from part
            join pg_catalog.pg_type as t
                on t.oid = part.type
                and (t.oid >= 16384 or t.typcategory = 'A')
            cross join lateral (
                select t.typelem
                union all
                select t.typbasetype
                union all
                select r.rngsubtype from pg_catalog.pg_range as r where r.rngtypid = t.oid
                union all
                select r.rngtypid from pg_catalog.pg_range as r where r.rngmultitypid = t.oid
                union all
                select l.atttypid
                from pg_catalog.pg_attribute as l
                where l.attrelid = t.typrelid
                    and l.attnum > 0
                    and not l.attisdropped
            ) as p (type)
        )
        select
        from part
        join pg_catalog.pg_type as t on t.oid = part.type
        where t.typname like 'reg%'
            and t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace
    ) as names_objects
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind = 'r'
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and c.oid = any (:relations)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    )
order by name
