-- What a role does through a view with its owner's rights, in a table without row level security, and
-- may not do there itself. A materialized view has nobody's rights: it was filled with its owner's.
select p.view, p.last, t.oid as relation, g.role_name, g.verb
from view_path as p
join relation as v on v.oid = p.view
join relation as t on t.oid = p.relation and t.kind in ('r', 'p', 'f') and not t.rls
join privilege as g on g.relation = p.view
where (
        g.verb = 'select'
        or (
            v.kind = 'v'
            and pg_catalog.pg_relation_is_updatable(v.oid, false) & case g.verb
                when 'update' then 4
                when 'insert' then 8
                when 'delete' then 16
                else 0
            end <> 0
        )
    )
    and not exists (
        select
        from privilege as o
        where o.relation = t.oid
            and o.role = g.role
            and o.verb = g.verb
    )
