-- Columns of tables, views and foreign tables. What a type or a server sets by itself (storage, the
-- type's collation, a statistics target) is said only where somebody chose otherwise. A partition's are inherited by nature.
select
    'column ' || pg_catalog.format('%I.%I.%I', n.nspname, c.relname, l.attname) as object,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid as class,
    c.oid as id,
    case c.relkind
        when 'v' then 'view '
        when 'm' then 'materialized view '
        when 'f' then 'foreign table '
        else 'table '
    end || pg_catalog.format('%I.%I', n.nspname, c.relname) as "belongs to",
    pg_catalog.format_type(l.atttypid, l.atttypmod) as "type",
    case when l.attnotnull then 'yes' else 'no' end as "not null",
    case when l.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as "default",
    case
        when l.attgenerated <> '' then
            pg_catalog.format(
                'always as (%s) %s',
                pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                case l.attgenerated when 'v' then 'virtual' else 'stored' end
            )
    end as "generated",
    case l.attidentity when 'a' then 'always' when 'd' then 'by default' end as "identity",
    case
        when l.attcollation <> t.typcollation then pg_catalog.format('%I.%I', kn.nspname, k.collname)
    end as "collation",
    case
        when l.attstorage <> t.typstorage then
            case l.attstorage
                when 'p' then 'plain'
                when 'e' then 'external'
                when 'm' then 'main'
                else 'extended'
            end
    end as "storage",
    case l.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as "compression",
    case when l.attstattarget >= 0 then l.attstattarget::text end as "statistics target",
    case
        when l.attoptions is not null then
            (
                select pg_catalog.string_agg(o.option, ', ' order by o.option)
                from pg_catalog.unnest(l.attoptions) as o (option)
                -- The server's own mark of when the column was made (17.12 and its like of other
                -- releases): another one whenever the same column is made again.
                where o.option not like 'pg\_attver=%'
            )
    end as "options",
    pg_catalog.array_to_string(l.attfdwoptions, ', ') as "foreign options",
    case
        when l.attinhcount > 0 and not c.relispartition then
            case when l.attislocal then 'and local' else 'yes' end
    end as "inherited"
from pg_catalog.pg_attribute as l
join pg_catalog.pg_class as c on c.oid = l.attrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_type as t on t.oid = l.atttypid
left join pg_catalog.pg_attrdef as d
    on d.adrelid = l.attrelid
    and d.adnum = l.attnum
left join pg_catalog.pg_collation as k
    on k.oid = l.attcollation
    and l.attcollation <> t.typcollation
left join pg_catalog.pg_namespace as kn on kn.oid = k.collnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and l.attnum > 0
    and not l.attisdropped
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and l.attrelid = any (:relations)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    )
order by object
