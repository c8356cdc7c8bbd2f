-- A view with its caller's rights that refuses a role (42501): what it reads, or a view below it does,
-- is not granted to that role.
select distinct w.view, a.oid as role
from (
    select v.oid as view, v.oid as node
    from relation as v
    union
    select p.view, p.relation
    from invoker_path as p
) as w
join relation as n on n.oid = w.node and n.kind = 'v' and n.invoker
join pg_catalog.pg_rewrite as q on q.ev_class = n.oid and q.ev_type = '1'
join pg_catalog.pg_depend as d
    on d.classid = 'pg_catalog.pg_rewrite'::regclass
    and d.objid = q.oid
    and d.refclassid = 'pg_catalog.pg_class'::regclass
    and d.refobjid <> n.oid
join pg_catalog.pg_class as c on c.oid = d.refobjid and c.relkind in ('r', 'p', 'v', 'm', 'f')
cross join api_role as a
where case
    when d.refobjsubid > 0
        then not pg_catalog.has_column_privilege(a.oid, c.oid, d.refobjsubid::smallint, 'select')
    else not pg_catalog.has_any_column_privilege(a.oid, c.oid, 'select')
end
