-- Columns of tables, views and foreign tables. What a type or a server sets by itself (storage, the
-- type's collation, a statistics target) is said only where somebody chose otherwise. A partition's are inherited by nature.
select
    'column ' || pg_catalog.format('%I.%I.%I', n.nspname, c.relname, l.attname) as object,
    a.attribute,
    a.value
from pg_catalog.pg_attribute as l
join pg_catalog.pg_class as c on c.oid = l.attrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_type as t on t.oid = l.atttypid
left join pg_catalog.pg_attrdef as d
    on d.adrelid = l.attrelid
    and d.adnum = l.attnum
left join pg_catalog.pg_collation as k on k.oid = l.attcollation
left join pg_catalog.pg_namespace as kn on kn.oid = k.collnamespace
cross join lateral (
    select
        'belongs to',
        case c.relkind
            when 'v' then 'view '
            when 'm' then 'materialized view '
            when 'f' then 'foreign table '
            else 'table '
        end || pg_catalog.format('%I.%I', n.nspname, c.relname)

    union all
    select 'type', pg_catalog.format_type(l.atttypid, l.atttypmod)

    union all
    select 'not null', case when l.attnotnull then 'yes' else 'no' end

    union all
    select 'default', pg_catalog.pg_get_expr(d.adbin, d.adrelid)
    where l.attgenerated = ''
        and d.oid is not null

    union all
    select
        'generated',
        pg_catalog.format(
            'always as (%s) %s',
            pg_catalog.pg_get_expr(d.adbin, d.adrelid),
            case l.attgenerated when 'v' then 'virtual' else 'stored' end
        )
    where l.attgenerated <> ''

    union all
    select 'identity', case l.attidentity when 'a' then 'always' else 'by default' end
    where l.attidentity <> ''

    union all
    select 'collation', pg_catalog.format('%I.%I', kn.nspname, k.collname)
    where l.attcollation <> t.typcollation

    union all
    select
        'storage',
        case l.attstorage
            when 'p' then 'plain'
            when 'e' then 'external'
            when 'm' then 'main'
            else 'extended'
        end
    where l.attstorage <> t.typstorage

    union all
    select 'compression', case l.attcompression when 'p' then 'pglz' else 'lz4' end
    where l.attcompression <> ''

    union all
    select 'statistics target', l.attstattarget::text
    where l.attstattarget >= 0

    union all
    select 'options', pg_catalog.string_agg(o.option, ', ' order by o.option)
    from pg_catalog.unnest(l.attoptions) as o (option)
    -- The server's own mark of when the column was made (17.12 and its like of other releases):
    -- another one whenever the same column is made again.
    where o.option not like 'pg\_attver=%'
    having pg_catalog.count(*) > 0

    union all
    select 'foreign options', pg_catalog.array_to_string(l.attfdwoptions, ', ')
    where l.attfdwoptions is not null

    union all
    select 'inherited', case when l.attislocal then 'and local' else 'yes' end
    where l.attinhcount > 0
        and not c.relispartition
) as a (attribute, value)
where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and l.attnum > 0
    and not l.attisdropped
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    )
order by object, attribute
