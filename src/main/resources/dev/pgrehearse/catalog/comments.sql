-- Comments and security labels of everything in this database that has one.
with said (class, id, sub_id, attribute, value) as (
    select d.classoid, d.objoid, d.objsubid, 'comment', d.description
    from pg_catalog.pg_description as d
    where (
            d.objoid >= 16384
            or d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
        )
        -- touched: and d.objoid = any (:objects)

    union all
    select s.classoid, s.objoid, s.objsubid, 'security label of ' || s.provider, s.label
    from pg_catalog.pg_seclabel as s
    where (
            s.objoid >= 16384
            or s.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
        )
        -- touched: and s.objoid = any (:objects)
)

select
    o.type || ' ' || o.identity as object,
    s.class::oid as class,
    s.id,
    s.attribute,
    s.value
from said as s
cross join lateral pg_catalog.pg_identify_object(s.class, s.id, s.sub_id) as o
left join pg_catalog.pg_constraint as k
    on s.class = 'pg_catalog.pg_constraint'::pg_catalog.regclass
    and k.oid = s.id
left join pg_catalog.pg_namespace as kn on kn.oid = k.connamespace
left join pg_catalog.pg_trigger as g
    on s.class = 'pg_catalog.pg_trigger'::pg_catalog.regclass
    and g.oid = s.id
left join pg_catalog.pg_policy as p
    on s.class = 'pg_catalog.pg_policy'::pg_catalog.regclass
    and p.oid = s.id
left join pg_catalog.pg_rewrite as r
    on s.class = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
    and r.oid = s.id
left join pg_catalog.pg_class as c on c.oid = coalesce(g.tgrelid, p.polrelid, r.ev_class)
left join pg_catalog.pg_namespace as cn on cn.oid = c.relnamespace
where o.identity is not null
    and coalesce(o.schema, kn.nspname, cn.nspname, '') !~ '^pg_'
    and coalesce(o.schema, kn.nspname, cn.nspname, '')
        <> all (:'excluded_schemas'::pg_catalog.name[])
    and (
        o.type <> 'schema'
        or (
            o.identity !~ '^pg_'
            and pg_catalog.btrim(o.identity, '"') <> all (:'excluded_schemas'::pg_catalog.text[])
        )
    )
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = s.class
            and e.objid = s.id
            and e.deptype = 'e'
    )
order by object, attribute
