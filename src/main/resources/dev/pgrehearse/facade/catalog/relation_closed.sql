-- Likewise, of a relation that the role may read nothing of.
select 'relation' as kind
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname = ?
    and c.relname = ?
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and not case ?::text
        when 'public' then pg_catalog.has_any_column_privilege('public', c.oid, 'select')
        else pg_catalog.has_any_column_privilege(pg_catalog.to_regrole(?), c.oid, 'select')
    end
