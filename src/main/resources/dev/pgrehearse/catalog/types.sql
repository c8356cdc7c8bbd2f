-- Enums, domains, composite types, ranges and base types; not the row types of tables, nor arrays.
select
    'type ' || pg_catalog.format('%I.%I', n.nspname, t.typname) as object,
    'pg_catalog.pg_type'::pg_catalog.regclass::oid as class,
    t.oid as id,
    case
        when m.rngtypid is null then 'schema ' || pg_catalog.quote_ident(n.nspname)
        else 'type ' || pg_catalog.format_type(m.rngtypid, null)
    end as "belongs to",
    case t.typtype
        when 'e' then 'enum'
        when 'd' then 'domain'
        when 'c' then 'composite'
        when 'r' then 'range'
        when 'm' then 'multirange'
        else 'base'
    end as "kind",
    pg_catalog.pg_get_userbyid(t.typowner)::text as "owner",
    (
        select pg_catalog.string_agg(
            pg_catalog.quote_literal(l.enumlabel), ', ' order by l.enumsortorder
        )
        from pg_catalog.pg_enum as l
        where l.enumtypid = t.oid
    ) as "labels",
    case when t.typtype = 'd' then
        pg_catalog.format_type(t.typbasetype, t.typtypmod)
    end as "of",
    t.typdefault as "default",
    case when t.typtype = 'd' then case when t.typnotnull then 'yes' else 'no' end end as "not null",
    case when k.oid is not null then pg_catalog.format('%I.%I', kn.nspname, k.collname) end as "collation",
    (
        select pg_catalog.string_agg(
            pg_catalog.quote_ident(l.attname)
                || ' '
                || pg_catalog.format_type(l.atttypid, l.atttypmod)
                || coalesce(' collate ' || lk.collname, ''),
            ', '
            order by l.attnum
        )
        from pg_catalog.pg_attribute as l
        join pg_catalog.pg_type as lt on lt.oid = l.atttypid
        left join pg_catalog.pg_collation as lk
            on lk.oid = l.attcollation
            and l.attcollation <> lt.typcollation
        where l.attrelid = t.typrelid
            and l.attnum > 0
            and not l.attisdropped
    ) as "attributes",
    case when r.rngtypid is not null then
        pg_catalog.format(
            'of %s, multirange %s, collation %s, operator class %s, canonical %s, diff %s',
            pg_catalog.format_type(r.rngsubtype, null),
            pg_catalog.format_type(r.rngmultitypid, null),
            (select x.collname from pg_catalog.pg_collation as x where x.oid = r.rngcollation),
            (select x.opcname from pg_catalog.pg_opclass as x where x.oid = r.rngsubopc),
            r.rngcanonical,
            r.rngsubdiff
        )
    end as "range",
    case when t.typtype = 'b' then
        pg_catalog.format(
            'input %s, output %s, receive %s, send %s, modifiers %s and %s, analyze %s, '
                'subscript %s, length %s, by value %s, align %s, storage %s, category %s, '
                'preferred %s, delimiter %s, element %s',
            t.typinput,
            t.typoutput,
            t.typreceive,
            t.typsend,
            t.typmodin,
            t.typmodout,
            t.typanalyze,
            t.typsubscript,
            t.typlen,
            t.typbyval,
            t.typalign,
            t.typstorage,
            t.typcategory,
            t.typispreferred,
            t.typdelim,
            case when t.typelem <> 0 then pg_catalog.format_type(t.typelem, null) end
        )
    end as "functions"
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
left join pg_catalog.pg_class as c on c.oid = t.typrelid
left join pg_catalog.pg_range as r on r.rngtypid = t.oid
left join pg_catalog.pg_range as m on m.rngmultitypid = t.oid
left join pg_catalog.pg_collation as k
    on k.oid = t.typcollation
    and t.typtype = 'd'
left join pg_catalog.pg_namespace as kn on kn.oid = k.collnamespace
where (t.typtype <> 'c' or c.relkind = 'c')
    and t.typsubscript <> 'pg_catalog.array_subscript_handler'::pg_catalog.regproc
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and t.oid = any (:types)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
            and e.objid = t.oid
            and e.deptype = 'e'
    )
order by object
