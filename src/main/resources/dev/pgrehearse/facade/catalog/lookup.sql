-- Which home each table and view of the old schemas has, and which have none yet.
select
    pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name,
    case when c.relkind in ('r', 'p') then 'table' else 'view' end as kind,
    coalesce(m.home, 'none yet') as home
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join moves as m
    on (pg_catalog.parse_ident(m.old_name))[1] = n.nspname
    and (pg_catalog.parse_ident(m.old_name))[2] = c.relname
where c.relkind in ('r', 'p', 'v')
    and c.relnamespace in (
        select s.oid
        from moves as k
        join pg_catalog.pg_namespace as s
            on s.nspname = (pg_catalog.parse_ident(k.old_name))[1]
    )
order by n.nspname, c.relname
