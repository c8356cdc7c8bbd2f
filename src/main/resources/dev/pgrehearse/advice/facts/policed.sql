-- Tables whose policies migrations answer for: their own, and those of the platform that exist so that
-- policies are put on them.
select r.oid, r.name, r.rls
from relation as r
union all
select
    c.oid,
    pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
    c.relrowsecurity
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname in ('realtime', 'storage')
    and n.oid not in (select s.oid from schema as s)
    and c.relkind in ('r', 'p')
