-- Comments and security labels of roles and of the database, which are the server's.
with said (id, attribute, value) as (
    select d.objoid, 'comment', d.description
    from pg_catalog.pg_shdescription as d
    where d.classoid = 'pg_catalog.pg_authid'::pg_catalog.regclass

    union all
    select s.objoid, 'security label of ' || s.provider, s.label
    from pg_catalog.pg_shseclabel as s
    where s.classoid = 'pg_catalog.pg_authid'::pg_catalog.regclass
)

select o.type || ' ' || o.identity as object, s.attribute, s.value
from said as s
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_authid'::pg_catalog.regclass, s.id, 0
) as o
where o.identity is not null
    and (
        o.identity !~ '^pgrehearse_[0-9a-f]{8}_'
        or o.identity = any (:'aliased_roles'::pg_catalog.name[])
    )

union all
select 'database', 'comment', d.description
from pg_catalog.pg_shdescription as d
join pg_catalog.pg_database as b on b.oid = d.objoid
where d.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass
    and b.datname = pg_catalog.current_database()
order by object, attribute
