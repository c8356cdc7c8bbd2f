select
    h.object,
    pg_catalog.string_agg(
        case when h.grantee = 0 then 'everybody' else pg_catalog.pg_get_userbyid(h.grantee) end
            || ' (' || h.privileges || ')',
        ', '
        order by h.grantee
    ) as detail,
    h.target
from (
    select
        o.object,
        o.target,
        a.grantee,
        pg_catalog.string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as privileges
    from (
        select 'relation ' || r.name as object, r.name as target, c.relacl as acl
        from relation as r
        join pg_catalog.pg_class as c on c.oid = r.oid
        union all
        select 'sequence ' || q.oid::regclass, q.oid::regclass::text, q.relacl
        from pg_catalog.pg_class as q
        join schema as n on n.oid = q.relnamespace
        where q.relkind = 'S'
        union all
        select 'function ' || f.name, 'function ' || f.name, p.proacl
        from routine as f
        join pg_catalog.pg_proc as p on p.oid = f.oid
        union all
        select
            'column ' || r.name || '.' || pg_catalog.quote_ident(a.attname),
            r.name,
            a.attacl
        from relation as r
        join pg_catalog.pg_attribute as a on a.attrelid = r.oid
        where a.attacl is not null
        union all
        -- The platform makes public itself.
        select 'schema ' || pg_catalog.quote_ident(n.name), 'schema ' || n.name, s.nspacl
        from schema as n
        join pg_catalog.pg_namespace as s on s.oid = n.oid
        where n.name <> 'public'
    ) as o
    cross join pg_catalog.aclexplode(o.acl) as a
    where a.is_grantable
        and a.grantee <> a.grantor
    group by o.object, o.target, a.grantee
) as h
group by h.object, h.target
