-- Sequences, those of identity columns too. Not their position: it is not transactional.
select
    'sequence ' || pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
    a.attribute,
    a.value
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
cross join lateral (
    values
        (
            'belongs to',
            case
                when l.attname is null then 'schema ' || pg_catalog.quote_ident(n.nspname)
                else
                    'column ' || pg_catalog.format('%I.%I.%I', rn.nspname, r.relname, l.attname)
            end
        ),
        ('owner', pg_catalog.pg_get_userbyid(c.relowner)::text),
        (
            'persistence',
            case c.relpersistence when 'p' then 'logged' when 'u' then 'unlogged' else 'temporary' end
        ),
        ('type', pg_catalog.format_type(s.seqtypid, null)),
        ('start', s.seqstart::text),
        ('increment', s.seqincrement::text),
        ('minimum', s.seqmin::text),
        ('maximum', s.seqmax::text),
        ('cache', s.seqcache::text),
        ('cycle', case when s.seqcycle then 'yes' else 'no' end)
) as a (attribute, value)
where a.value is not null
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
