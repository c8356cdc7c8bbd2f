-- Sequences, those of identity columns too. Not their position: it is not transactional.
select
    'sequence ' || pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid as class,
    c.oid as id,
    case
        when l.attname is null then 'schema ' || pg_catalog.quote_ident(n.nspname)
        else 'column ' || pg_catalog.format('%I.%I.%I', rn.nspname, r.relname, l.attname)
    end as "belongs to",
    pg_catalog.pg_get_userbyid(c.relowner) as "owner",
    case c.relpersistence
        when 'p' then 'logged'
        when 'u' then 'unlogged'
        else 'temporary'
    end as "persistence",
    pg_catalog.format_type(s.seqtypid, null) as "type",
    s.seqstart as "start",
    s.seqincrement as "increment",
    s.seqmin as "minimum",
    s.seqmax as "maximum",
    s.seqcache as "cache",
    case when s.seqcycle then 'yes' else 'no' end as "cycle"
from pg_catalog.pg_sequence as s
join pg_catalog.pg_class as c on c.oid = s.seqrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_depend as d
    on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.objid = c.oid
    and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.refobjsubid > 0
    and d.deptype in ('a', 'i')
left join pg_catalog.pg_class as r on r.oid = d.refobjid
left join pg_catalog.pg_namespace as rn on rn.oid = r.relnamespace
left join pg_catalog.pg_attribute as l
    on l.attrelid = d.refobjid
    and l.attnum = d.refobjsubid
where n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and s.seqrelid = any (:relations)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    )
order by object
