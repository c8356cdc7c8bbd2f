-- Who was granted what, one attribute a grantee. An access list that was never touched is null and
-- stands for the built-in default, which is spelled out, so that a grant and its revoke leave no
-- difference. The grantor is named only where it is not the owner. What an extension's own objects
-- were given is said only where it is not what the extension's script gave.
with guarded (class, id, sub_id, schema, owner, acl, initial) as (
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        c.oid,
        0,
        c.relnamespace,
        c.relowner,
        c.relacl,
        case c.relkind when 'S' then 's' else 'r' end
    from pg_catalog.pg_class as c
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        -- touched: and c.oid = any (:objects)

    union all
    select
        'pg_catalog.pg_class'::pg_catalog.regclass,
        c.oid,
        l.attnum,
        c.relnamespace,
        c.relowner,
        l.attacl,
        'c'
    from pg_catalog.pg_attribute as l
    join pg_catalog.pg_class as c on c.oid = l.attrelid
    where l.attacl is not null
        and not l.attisdropped
        -- touched: and l.attrelid = any (:objects)

    union all
    select
        'pg_catalog.pg_proc'::pg_catalog.regclass,
        p.oid,
        0,
        p.pronamespace,
        p.proowner,
        p.proacl,
        'f'
    from pg_catalog.pg_proc as p
    where not exists (
            select
            from pg_catalog.pg_depend as e
            where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                and e.objid = p.oid
                and e.deptype = 'i'
        )
        -- touched: and p.oid = any (:objects)

    union all
    select
        'pg_catalog.pg_namespace'::pg_catalog.regclass,
        n.oid,
        0,
        n.oid,
        n.nspowner,
        n.nspacl,
        'n'
    from pg_catalog.pg_namespace as n
    where n.nspname !~ '^pg_'
        -- touched: and n.oid = any (:objects)

    union all
    select
        'pg_catalog.pg_type'::pg_catalog.regclass,
        t.oid,
        0,
        t.typnamespace,
        t.typowner,
        t.typacl,
        'T'
    from pg_catalog.pg_type as t
    left join pg_catalog.pg_class as c on c.oid = t.typrelid
    where (
            t.typtype in ('e', 'd', 'r', 'b')
                and t.typelem = 0
            or c.relkind = 'c'
        )
        -- touched: and t.oid = any (:objects)
),

visible (id) as materialized (
    select n.oid
    from pg_catalog.pg_namespace as n
    where n.nspname !~ '^pg_'
        and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
),

relevant as materialized (
    select
        case when e.objid is null then '' else 'privileges on ' end || (
            select o.type || ' ' || o.identity
            from pg_catalog.pg_identify_object(g.class, g.id, g.sub_id) as o
        ) as object,
        g.class,
        g.id,
        g.owner,
        coalesce(g.acl, pg_catalog.acldefault(g.initial::"char", g.owner)) as acl
    from guarded as g
    join visible as v on v.id = g.schema
    left join pg_catalog.pg_depend as e
        on e.classid = g.class
        and e.objid = g.id
        and e.deptype = 'e'
    left join pg_catalog.pg_init_privs as i
        on i.classoid = g.class
        and i.objoid = g.id
        and i.objsubid = g.sub_id
    where e.objid is null
        or g.acl is distinct from i.initprivs
)

select
    r.object,
    r.class::oid as class,
    r.id,
    x.attribute,
    x.value
from relevant as r
cross join lateral (
    select
        'privileges of '
            || case e.grantee
                when 0 then 'public'
                when r.owner then 'the owner'
                else pg_catalog.pg_get_userbyid(e.grantee)::text
            end
            || case
                when e.grantor = r.owner then ''
                else ' granted by ' || pg_catalog.pg_get_userbyid(e.grantor)
            end as attribute,
        pg_catalog.string_agg(
            pg_catalog.lower(e.privilege_type)
                || case when e.is_grantable then ' with grant option' else '' end,
            ', '
            order by e.privilege_type collate "C"
        ) as value
    from pg_catalog.aclexplode(r.acl) as e
    group by e.grantee, e.grantor
) as x
order by object, attribute
