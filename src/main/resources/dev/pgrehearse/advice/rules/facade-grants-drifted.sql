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
        pg_catalog.string_agg(lower(p.verb), ', ' order by p.verb) as verbs,
        case when p.by_view then ' by the view only' else ' by ' || p.base_name || ' only' end
            as through
    from (
        select
            f.oid as facade,
            f.name,
            f.base_name,
            a.grantee,
            a.privilege_type || case when a.is_grantable then ' with grant option' else '' end
                as verb,
            pg_catalog.bool_and(c.oid = f.oid) as by_view
        from facade as f
        join pg_catalog.pg_class as c on c.oid in (f.oid, f.base)
        cross join pg_catalog.aclexplode(c.relacl) as a
        where a.grantee <> c.relowner
            -- The others do nothing on a view but for trigger; a table's have no place there.
            and (
                c.oid = f.oid
                or a.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
                or exists (
                    select
                    from pg_catalog.pg_class as v
                    cross join pg_catalog.aclexplode(v.relacl) as b
                    where v.oid = f.oid
                        and b.grantee = a.grantee
                        and b.privilege_type = a.privilege_type
                )
            )
        group by f.oid, f.name, f.base_name, a.grantee, a.privilege_type, a.is_grantable
        having pg_catalog.count(distinct c.oid) = 1
    ) as p
    group by p.facade, p.name, p.base_name, p.grantee, p.by_view
) as g
group by g.facade, g.name
