-- Row level security policies.
select
    'policy ' || pg_catalog.format('%I on %I.%I', p.polname, n.nspname, c.relname) as object,
    a.attribute,
    a.value
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
    values
        ('belongs to', 'table ' || pg_catalog.format('%I.%I', n.nspname, c.relname)),
        (
            'command',
            case p.polcmd
                when 'r' then 'select'
                when 'a' then 'insert'
                when 'w' then 'update'
                when 'd' then 'delete'
                else 'all'
            end
        ),
        ('kind', case when p.polpermissive then 'permissive' else 'restrictive' end),
        (
            'roles',
            (
                select pg_catalog.string_agg(
                    case when r.oid = 0 then 'public' else pg_catalog.pg_get_userbyid(r.oid)::text end,
                    ', '
                    order by 1
                )
                from pg_catalog.unnest(p.polroles) as r (oid)
            )
        ),
        ('using', pg_catalog.pg_get_expr(p.polqual, p.polrelid)),
        ('with check', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
) as a (attribute, value)
where a.value is not null
    and n.nspname !~ '^pg_'
    and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
order by object, attribute
