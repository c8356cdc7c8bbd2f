-- Indexes, those of constraints too. An index that could not be built to its end is there, but is
-- not valid, and some are not even kept up (not ready).
select
    'index ' || pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid as class,
    i.indrelid as id,
    case
        when k.oid is not null then
            pg_catalog.format('table constraint %I on %I.%I', k.conname, n.nspname, r.relname)
        when r.relkind = 'm' then
            pg_catalog.format('materialized view %I.%I', n.nspname, r.relname)
        else pg_catalog.format('table %I.%I', n.nspname, r.relname)
    end as "belongs to",
    case when i.indisunique then 'unique ' else '' end
        || pg_catalog.substr(p.definition, pg_catalog.strpos(p.definition, ' USING ') + 7)
        as "definition",
    pg_catalog.pg_get_userbyid(c.relowner) as "owner",
    case when i.indisvalid then 'yes' else 'no' end as "valid",
    case when i.indisready then 'yes' else 'no' end as "ready",
    case when i.indimmediate then 'at once' else 'deferrable' end as "checked",
    case when i.indisclustered then 'yes' else 'no' end as "clustered",
    case when i.indisreplident then 'yes' else 'no' end as "replica identity",
    h.inhparent::pg_catalog.regclass::text as "partition of",
    (
        select s.spcname from pg_catalog.pg_tablespace as s where s.oid = c.reltablespace
    ) as "tablespace",
    (
        select pg_catalog.string_agg(
            l.attnum || ': ' || l.attstattarget, ', ' order by l.attnum
        )
        from pg_catalog.pg_attribute as l
        where l.attrelid = c.oid
            and l.attstattarget >= 0
    ) as "statistics targets"
from pg_catalog.pg_index as i
join pg_catalog.pg_class as c on c.oid = i.indexrelid
join pg_catalog.pg_class as r on r.oid = i.indrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_constraint as k
    on k.conindid = i.indexrelid
    and k.conrelid = i.indrelid
    and k.contype in ('p', 'u', 'x')
left join pg_catalog.pg_inherits as h on h.inhrelid = c.oid
cross join lateral (
    -- "offset 0": printed once, although it is named twice.
    select pg_catalog.pg_get_indexdef(i.indexrelid) as definition offset 0
) as p
where n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and i.indrelid = any (:relations)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = i.indrelid
            and e.deptype = 'e'
    )
order by object
