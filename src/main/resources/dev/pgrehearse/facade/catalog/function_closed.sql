-- The kind of thing that has this schema and name, where the role may use none of that name.
select 'function' as kind
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where n.nspname = ?
    and p.proname = ?
having not pg_catalog.bool_or(
    case ?::text
        when 'public' then pg_catalog.has_function_privilege('public', p.oid, 'execute')
        else pg_catalog.has_function_privilege(pg_catalog.to_regrole(?), p.oid, 'execute')
    end
)
