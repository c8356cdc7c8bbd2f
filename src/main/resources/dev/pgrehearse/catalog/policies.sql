-- Row level security policies.
select
    'policy ' || pg_catalog.format('%I on %I.%I', p.polname, n.nspname, c.relname) as object,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid as class,
    p.polrelid as id,
    'table ' || pg_catalog.format('%I.%I', n.nspname, c.relname) as "belongs to",
    case p.polcmd
        when 'r' then 'select'
        when 'a' then 'insert'
        when 'w' then 'update'
        when 'd' then 'delete'
        else 'all'
    end as "command",
    case when p.polpermissive then 'permissive' else 'restrictive' end as "kind",
    (
        select pg_catalog.string_agg(
            case when r.oid = 0 then 'public' else pg_catalog.pg_get_userbyid(r.oid)::text end,
            ', '
            order by 1
        )
        from pg_catalog.unnest(p.polroles) as r (oid)
    ) as "roles",
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) as "using",
    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as "with check"
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
    -- touched: and p.polrelid = any (:relations)
order by object
