-- Sequences that count upwards, for ever: of the others nobody can say what backwards is.
select
    c.oid,
    pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
    s.seqincrement as increment
from pg_catalog.pg_sequence as s
join pg_catalog.pg_class as c on c.oid = s.seqrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where s.seqincrement > 0
    and not s.seqcycle
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and s.seqrelid = any (:relations)
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    )
order by name
