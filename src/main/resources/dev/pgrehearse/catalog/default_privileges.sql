-- What objects made later will be granted by themselves. Without a schema the entry is the whole
-- truth for its creator; with one it adds to that.
select
    o.type || ' ' || o.identity as object,
    'privileges of ' || case x.grantee
        when 0 then 'public'
        else pg_catalog.pg_get_userbyid(x.grantee)::text
    end as attribute,
    pg_catalog.string_agg(
        pg_catalog.lower(x.privilege_type)
            || case when x.is_grantable then ' with grant option' else '' end,
        ', '
        order by x.privilege_type collate "C"
    ) as value
from pg_catalog.pg_default_acl as d
left join pg_catalog.pg_namespace as n on n.oid = d.defaclnamespace
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_default_acl'::pg_catalog.regclass, d.oid, 0
) as o
cross join lateral pg_catalog.aclexplode(d.defaclacl) as x
where n.oid is null
    or n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
group by o.type, o.identity, x.grantee

union all
select o.type || ' ' || o.identity, 'privileges', 'nobody, not even the owner'
from pg_catalog.pg_default_acl as d
left join pg_catalog.pg_namespace as n on n.oid = d.defaclnamespace
cross join lateral pg_catalog.pg_identify_object(
    'pg_catalog.pg_default_acl'::pg_catalog.regclass, d.oid, 0
) as o
where pg_catalog.cardinality(d.defaclacl) = 0
    and (n.oid is null or n.nspname <> all (:'excluded_schemas'::pg_catalog.name[]))
order by object, attribute
