-- Where the table of each move is, and what stands under its old name. The catalog is read by the
-- parts of the names, for to_regclass wants the privilege to use their schema.
select
    m.old_name,
    m.home,
    case
        when o.relkind in ('r', 'p') and h.oid is null then 'not moved'
        when o.relkind in ('r', 'p') then 'a table under both names'
        when h.oid is null and o.oid is null then 'not there'
        when h.oid is null or h.relkind not in ('r', 'p') then 'a facade without its table'
        when o.oid is null then 'moved, and no facade'
        when not reads.it then 'moved, and the old name is of something else'
        when not invoker.it then 'moved, and the facade lost security_invoker'
        else 'moved'
    end as state
from moves as m
left join pg_catalog.pg_namespace as p on p.nspname = (pg_catalog.parse_ident(m.old_name))[1]
left join pg_catalog.pg_class as o
    on o.relnamespace = p.oid
    and o.relname = (pg_catalog.parse_ident(m.old_name))[2]
left join pg_catalog.pg_namespace as n on n.nspname = (pg_catalog.parse_ident(m.home))[1]
left join pg_catalog.pg_class as h
    on h.relnamespace = n.oid
    and h.relname = (pg_catalog.parse_ident(m.home))[2]
cross join lateral (
    select exists (
        select
        from pg_catalog.pg_rewrite as r
        join pg_catalog.pg_depend as d
            on d.classid = 'pg_catalog.pg_rewrite'::regclass
            and d.objid = r.oid
            and d.refclassid = 'pg_catalog.pg_class'::regclass
            and d.refobjid = h.oid
        where r.ev_class = o.oid
    ) as it
) as reads
cross join lateral (
    select exists (
        select
        from pg_catalog.pg_options_to_table(o.reloptions) as v
        where v.option_name = 'security_invoker'
            and v.option_value::boolean
    ) as it
) as invoker
order by m.place
