-- Who was granted what on things that stand in no schema, likewise: the database, languages, foreign
-- servers and their wrappers, parameters.
with guarded (class, id, sub_id, owner, acl, initial) as (
    select
        'pg_catalog.pg_database'::pg_catalog.regclass,
        d.oid,
        0,
        d.datdba,
        d.datacl,
        'd'
    from pg_catalog.pg_database as d
    where d.datname = pg_catalog.current_database()

    union all
    select
        'pg_catalog.pg_language'::pg_catalog.regclass,
        g.oid,
        0,
        g.lanowner,
        g.lanacl,
        'l'
    from pg_catalog.pg_language as g
    where g.lanpltrusted

    union all
    select
        'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass,
        f.oid,
        0,
        f.fdwowner,
        f.fdwacl,
        'F'
    from pg_catalog.pg_foreign_data_wrapper as f

    union all
    select
        'pg_catalog.pg_foreign_server'::pg_catalog.regclass,
        f.oid,
        0,
        f.srvowner,
        f.srvacl,
        'S'
    from pg_catalog.pg_foreign_server as f

    union all
    select
        'pg_catalog.pg_parameter_acl'::pg_catalog.regclass,
        p.oid,
        0,
        10,
        p.paracl,
        'p'
    from pg_catalog.pg_parameter_acl as p
),

relevant as materialized (
    select
        case
            when g.class = 'pg_catalog.pg_database'::pg_catalog.regclass then 'database'
            else case when e.objid is null then '' else 'privileges on ' end || (
                select o.type || ' ' || o.identity
                from pg_catalog.pg_identify_object(g.class, g.id, g.sub_id) as o
            )
        end as object,
        g.owner,
        case
            when g.acl is not null then g.acl
            when g.initial = 'p' then '{}'
            else pg_catalog.acldefault(g.initial::"char", g.owner)
        end as acl
    from guarded as g
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
    'privileges of '
        || case x.grantee
            when 0 then 'public'
            when r.owner then 'the owner'
            else pg_catalog.pg_get_userbyid(x.grantee)::text
        end
        || case
            when x.grantor = r.owner then ''
            else ' granted by ' || pg_catalog.pg_get_userbyid(x.grantor)
        end as attribute,
    pg_catalog.string_agg(
        pg_catalog.lower(x.privilege_type)
            || case when x.is_grantable then ' with grant option' else '' end,
        ', '
        order by x.privilege_type collate "C"
    ) as value
from relevant as r
cross join lateral pg_catalog.aclexplode(r.acl) as x
group by r.object, r.owner, x.grantee, x.grantor
order by object, attribute
