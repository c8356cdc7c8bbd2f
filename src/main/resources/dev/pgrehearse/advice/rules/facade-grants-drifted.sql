select
    'view ' || g.name as object,
    pg_catalog.string_agg(g.who || ' may ' || g.verbs || g.through, '; ' order by g.who, g.through)
        as detail,
    g.name as target
from (
    select
        p.facade,
        p.name,
        case when p.grantee = 0 then 'everybody' else pg_catalog.pg_get_userbyid(p.grantee)::text end
            as who,
        pg_catalog.string_agg(p.verb, ', ' order by p.verb) as verbs,
        p.through
    from (
        select
            f.oid as facade,
            f.name,
            a.grantee,
            pg_catalog.lower(a.privilege_type)
                || case when a.is_grantable then ' with grant option' else '' end as verb,
            case
                when pg_catalog.bool_or(a.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
                    then ' by '
                        || case when pg_catalog.bool_and(c.oid = f.oid) then 'the view' else f.base_name end
                        || ' only'
                else ' by the view, which no client needs'
            end as through
        from facade as f
        join pg_catalog.pg_class as c on c.oid in (f.oid, f.base)
        cross join pg_catalog.aclexplode(c.relacl) as a
        where a.grantee <> c.relowner
            -- What a client can use is on both; the rest has no place on the view, for who may put
            -- a trigger there reroutes what everybody writes.
            and (
                c.oid = f.oid
                or a.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
            )
        group by f.oid, f.name, f.base_name, a.grantee, a.privilege_type, a.is_grantable
        having pg_catalog.count(distinct c.oid) = 1
    ) as p
    group by p.facade, p.name, p.grantee, p.through
) as g
group by g.facade, g.name
