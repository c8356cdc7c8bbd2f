-- What stands under a name. One row, or none where nothing does.
select
    c.oid,
    c.relkind,
    c.relpersistence,
    c.relispartition,
    c.relowner::pg_catalog.regrole::text as owner,
    c.relowner = (
        select r.oid
        from pg_catalog.pg_roles as r
        where r.rolname = current_user
    ) as owned_by_caller,
    coalesce(e.extname, '') as extension,
    coalesce(
        (
            select pg_catalog.format('%I.%I', pn.nspname, pc.relname)
            from pg_catalog.pg_inherits as i
            join pg_catalog.pg_class as pc on pc.oid = i.inhparent
            join pg_catalog.pg_namespace as pn on pn.oid = pc.relnamespace
            where i.inhrelid = c.oid
            order by i.inhseqno
            limit 1
        ),
        ''
    ) as parent,
    case
        when c.reloftype = 0 then ''
        else pg_catalog.format_type(c.reloftype, null)
    end as row_type,
    exists (
        select
        from pg_catalog.pg_inherits as i
        where i.inhparent = c.oid
    ) as has_children,
    c.relrowsecurity as row_security,
    coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') as comment
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_depend as d
    on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.objid = c.oid
    and d.objsubid = 0
    and d.deptype = 'e'
left join pg_catalog.pg_extension as e on e.oid = d.refobjid
where n.nspname = ?
    and c.relname = ?
    and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I', 'c')
