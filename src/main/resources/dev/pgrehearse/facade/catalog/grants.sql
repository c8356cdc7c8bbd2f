-- Who was granted what on the table and on its columns; column is empty for the table as a whole.
-- An access list that was never touched is null and stands for all rights of the owner.
select
    case
        when x.grantee = 0 then 'public'
        else x.grantee::pg_catalog.regrole::text
    end as grantee,
    x.grantee = c.relowner as owner,
    pg_catalog.lower(x.privilege_type) as privilege,
    x.is_grantable as grantable,
    x.grantor = c.relowner as granted_by_owner,
    l.column_name
from pg_catalog.pg_class as c
cross join lateral (
    select
        '' as column_name,
        0 as position,
        coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner)) as acl

    union all
    select
        a.attname::text,
        a.attnum,
        a.attacl
    from pg_catalog.pg_attribute as a
    where a.attrelid = c.oid
        and a.attnum > 0
        and not a.attisdropped
        and a.attacl is not null
) as l
cross join lateral pg_catalog.aclexplode(l.acl) as x
where c.oid = ?::pg_catalog.oid
order by
    grantee,
    l.position,
    privilege,
    grantable
